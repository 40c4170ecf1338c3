package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Files on their way into columns that the host's tables have already. */
class ColumnMigrationTest {

  private final PGSimpleDataSource database = TestPostgres.emptySchema();
  private final ColumnMediaStore store =
      ColumnMediaStore.builder()
          .column("users", "profile", "users.profile_photo_data")
          .metadata("photo_meta")
          .arrayColumn("parts", "images", "parts.image_data")
          .autonomous(database);

  @TempDir private Path root;
  private FileMigration migration;

  @BeforeEach
  void prepare() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE users (
          id bigint PRIMARY KEY, photo text, profile_photo_data bytea, photo_meta jsonb);
        CREATE TABLE parts (id int PRIMARY KEY, photos text[], image_data bytea[]);
        INSERT INTO users VALUES
          (1, 'u/1.png', NULL), (2, 'u/2.png', '\\x00'), (3, 'u/none.png', NULL), (4, NULL, NULL);
        INSERT INTO parts VALUES
          (1, ARRAY['p/b.png', 'p/a.png', 'p/copy.png']), (2, NULL), (3, '{}')
        """);
    migration =
        FileMigration.builder(database, store::on, root)
            .query("SELECT id, photo FROM users ORDER BY id", "users", "profile")
            .query("SELECT id, photos FROM parts ORDER BY id", "parts", "images")
            .files("lost/{ownerId}.png", "users", "profile")
            .files("logos/{ownerId}.png", "organizations", "logo")
            .build();
    migration.createLedger();
  }

  @Test
  void photosAndListsGoIntoTheirColumnsAndComeOutAgain() throws IOException {
    ImportProcess.picture(root, "u/1.png", 1);
    ImportProcess.picture(root, "u/2.png", 2);
    ImportProcess.picture(root, "p/a.png", 3);
    ImportProcess.picture(root, "p/b.png", 4);
    ImportProcess.picture(root, "p/copy.png", 4);
    ImportProcess.picture(root, "lost/77.png", 5);
    ImportProcess.picture(root, "logos/1.png", 6);

    MigrationReport report = migration.run();

    assertThat(problems(report))
        .isEqualTo(
            Map.of(
                "u/1.png",
                "IMPORTED null",
                "u/2.png",
                "FAILED " + Problem.NO_ROOM,
                "u/none.png",
                "FAILED " + Problem.MISSING,
                "p/a.png",
                "IMPORTED null",
                "p/b.png",
                "IMPORTED null",
                "p/copy.png",
                "IMPORTED null",
                "lost/77.png",
                "FAILED " + Problem.MISSING_OWNER,
                "logos/1.png",
                "FAILED " + Problem.NO_ROOM));
    assertThat(store.info(MediaSlot.of("users", 1, "profile")).orElseThrow().placeholder())
        .isPresent();
    List<MediaInfo> images = store.list(MediaSlot.of("parts", 1, "images"));
    assertThat(images)
        .extracting(info -> info.id().value())
        .containsExactly(id(report, "p/b.png"), id(report, "p/a.png"), id(report, "p/copy.png"));
    assertThat(images.get(0).sha256()).isEqualTo(images.get(2).sha256());

    assertThat(migration.run().count(Outcome.UNCHANGED)).isEqualTo(4);
    assertThat(migration.verify().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 4));
    ImportProcess.picture(root, "p/a.png", 9);
    assertThat(migration.run().count(Outcome.IMPORTED)).isEqualTo(1);
    assertThat(store.list(MediaSlot.of("parts", 1, "images")))
        .extracting(MediaInfo::sha256)
        .containsExactly(
            images.get(0).sha256(),
            entry(migration.ledger(), "p/a.png").storedSha256(),
            images.get(2).sha256());

    TestPostgres.execute(
        database,
        "UPDATE parts SET image_data[2] = set_byte(image_data[2], 40, 1 # get_byte(image_data[2],"
            + " 40))");
    assertThat(entry(migration.verify(), "p/a.png").problem()).isEqualTo(Problem.MEDIUM_GONE);
    assertThat(migration.deleteConfirmed().count(Outcome.SOURCE_REMOVED)).isEqualTo(3);
    assertThat(root.resolve("p/a.png")).exists();
    assertThat(root.resolve("u/1.png")).doesNotExist();
  }

  @Test
  void anImportIntoColumnsIsTakenBackWholly() throws IOException {
    ImportProcess.picture(root, "u/1.png", 1);
    ImportProcess.picture(root, "p/a.png", 3);
    ImportProcess.picture(root, "p/b.png", 3);
    ImportProcess.picture(root, "p/copy.png", 3);
    assertThat(migration.run().count(Outcome.IMPORTED)).isEqualTo(4);

    assertThat(migration.undo().counts()).isEqualTo(Map.of(Outcome.UNDONE, 4));
    assertThat(store.count(MediaSlot.of("users", 1, "profile"))).isZero();
    assertThat(store.count(MediaSlot.of("parts", 1, "images"))).isZero();
    assertThat(migration.run().count(Outcome.IMPORTED)).isEqualTo(4);
  }

  private static Map<String, String> problems(MigrationReport report) {
    return report.entries().stream()
        .collect(Collectors.toMap(MigrationEntry::source, e -> e.outcome() + " " + e.problem()));
  }

  private static String id(MigrationReport report, String source) {
    return String.valueOf(entry(report, source).mediaId());
  }

  private static MigrationEntry entry(MigrationReport report, String source) {
    return report.entries().stream()
        .filter(e -> e.source().equals(source))
        .findFirst()
        .orElseThrow();
  }
}
