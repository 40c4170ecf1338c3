package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Files on their way into the store, and what may go wrong with each. */
class FileMigrationTest {

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final ReusedConnections connections = new ReusedConnections(database);
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(connections);
  private final AtomicInteger heard = new AtomicInteger();

  @TempDir private Path folder;
  private Path root;
  private FileMigration migration;

  @BeforeEach
  void prepare() throws IOException {
    root = Files.createDirectory(folder.resolve("uploads"));
    migration =
        ImportProcess.builder(connections, root).listener(entry -> heard.incrementAndGet()).build();
    migration.createLedger();
    migration.createLedger();
  }

  @AfterEach
  void closeConnections() throws SQLException {
    connections.close();
  }

  @Test
  void everyFileIsTakenOnceIntoItsSlotAndInOrder() throws IOException {
    ImportProcess.picture(root, "users/7/profile.png", 1);
    ImportProcess.picture(root, "users/8/profile.jpeg", 2);
    ImportProcess.picture(root, "parts/1/b.png", 3);
    ImportProcess.picture(root, "parts/1/a.png", 4);
    ImportProcess.picture(root, "parts/1/ignored.txt", 5);
    write("parts/1/film.mp4", ImportProcess.mp4());

    MigrationReport report = migration.run();

    assertThat(report.counts()).isEqualTo(Map.of(Outcome.IMPORTED, 5));
    assertThat(heard).hasValue(5);
    assertThat(store.info(MediaSlot.of("users", 7, "profile")).orElseThrow().contentType())
        .isEqualTo("image/webp");
    assertThat(store.list(MediaSlot.of("parts", 1, "images")))
        .extracting(MediaInfo::contentType)
        .containsExactly("image/webp", "image/webp", "video/mp4");
    assertThat(store.list(MediaSlot.of("parts", 1, "images")).get(0).id())
        .isEqualTo(entry(report, "parts/1/a.png").mediaId());
    assertThat(store.find(MediaSlot.of("parts", 1, "images"), 2).orElseThrow().bytes())
        .isEqualTo(ImportProcess.mp4());
    assertThat(report.sourceBytes()).isPositive();
    assertThat(report.toCsv())
        .startsWith("source,outcome,")
        .contains("\"users/7/profile.png\",IMPORTED,");

    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 5));
    assertThat(store.statistics().slots().stream().mapToLong(s -> s.media()).sum()).isEqualTo(5);
    assertThat(migration.verify().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 5));
  }

  @Test
  void aChangedFileTakesThePlaceOfWhatItWas() throws IOException {
    ImportProcess.picture(root, "parts/1/a.png", 1);
    ImportProcess.picture(root, "parts/1/b.png", 2);
    migration.run();
    ImportProcess.picture(root, "parts/1/a.png", 3);

    MigrationReport report = migration.run();

    assertThat(entry(report, "parts/1/a.png").outcome()).isEqualTo(Outcome.IMPORTED);
    assertThat(entry(report, "parts/1/b.png").outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(store.list(MediaSlot.of("parts", 1, "images")))
        .extracting(MediaInfo::id)
        .containsExactly(
            entry(report, "parts/1/a.png").mediaId(), entry(report, "parts/1/b.png").mediaId());
  }

  @Test
  void aChangedFileDoesNotBringBackWhatSomebodyRemoved() throws IOException {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    migration.run();
    store.clear(MediaSlot.of("users", 1, "profile"));
    ImportProcess.picture(root, "users/1/profile.png", 2);

    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
    assertThat(store.count(MediaSlot.of("users", 1, "profile"))).isZero();
  }

  @Test
  void badFilesStopNothingAndAreNamed() throws IOException {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    write("users/2/profile.png", "no picture".getBytes(UTF_8));
    Path outside = Files.write(folder.resolve("secret.png"), new byte[] {1});
    link("users/3/profile.png", outside);
    link("users/4/profile.png", folder.resolve("nowhere"));
    link("users/5/profile.png", root.resolve("users/1/profile.png"));

    MigrationReport report = migration.run();

    assertThat(entry(report, "users/1/profile.png").outcome()).isEqualTo(Outcome.IMPORTED);
    assertThat(entry(report, "users/2/profile.png").outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(entry(report, "users/2/profile.png").problem())
        .isEqualTo(Problem.UNSUPPORTED_FORMAT);
    assertThat(entry(report, "users/3/profile.png").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(entry(report, "users/3/profile.png").reason()).contains("out of the folder");
    assertThat(entry(report, "users/4/profile.png").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(entry(report, "users/5/profile.png").outcome()).isEqualTo(Outcome.IMPORTED);
    assertThat(migration.ledger().entries()).isEqualTo(report.entries());

    ImportProcess.picture(root, "users/2/profile.png", 2);
    assertThat(entry(migration.run(), "users/2/profile.png").outcome()).isEqualTo(Outcome.IMPORTED);
  }

  @Test
  void whatWasImportedStaysWhenItsFileBecomesBad() throws IOException {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    MigrationReport first = migration.run();
    write("users/1/profile.png", "no picture".getBytes(UTF_8));

    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.REJECTED, 1));
    assertThat(migration.ledger().entries()).isEqualTo(first.entries());
    assertThat(migration.deleteConfirmed().entries().get(0).reason()).contains("has changed");
    assertThat(root.resolve("users/1/profile.png")).exists();
  }

  @Test
  void onlyWhatIsProvedIsRemoved() throws IOException {
    for (int user = 1; user <= 5; user++) {
      ImportProcess.picture(root, "users/" + user + "/profile.png", user);
    }
    MigrationReport imported = migration.run();
    // 1 is damaged in the store, 2 was removed from it, 3 has changed on disk, 4 is gone from disk.
    TestPostgres.execute(
        database,
        "UPDATE media_chunk SET data = set_byte(data, 40, get_byte(data, 40) # 1)"
            + " WHERE representation_id = (SELECT id FROM media_representation WHERE media_id = "
            + entry(imported, "users/1/profile.png").mediaId()
            + ")");
    store.clear(MediaSlot.of("users", 2, "profile"));
    ImportProcess.picture(root, "users/3/profile.png", 99);
    Files.delete(root.resolve("users/4/profile.png"));

    MigrationReport verified = migration.verify();
    assertThat(entry(verified, "users/1/profile.png").reason()).contains("not those");
    assertThat(entry(verified, "users/2/profile.png").reason()).contains("gone");
    assertThat(verified.count(Outcome.IMPORTED)).isEqualTo(3);

    MigrationReport removed = migration.moveConfirmed(folder.resolve("trash"));
    assertThat(removed.counts()).isEqualTo(Map.of(Outcome.FAILED, 4, Outcome.SOURCE_REMOVED, 1));
    assertThat(root.resolve("users/1/profile.png")).exists();
    assertThat(root.resolve("users/2/profile.png")).exists();
    assertThat(root.resolve("users/3/profile.png")).exists();
    assertThat(root.resolve("users/5/profile.png")).doesNotExist();
    assertThat(folder.resolve("trash/users/5/profile.png")).exists();
    assertThat(entry(migration.ledger(), "users/5/profile.png").outcome())
        .isEqualTo(Outcome.SOURCE_REMOVED);
  }

  @Test
  void anImportIsTakenBackButNotTheOnlyCopy() throws IOException {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    ImportProcess.picture(root, "users/2/profile.png", 2);
    migration.run();
    migration.deleteConfirmed();
    ImportProcess.picture(root, "users/3/profile.png", 3);
    migration.run();

    assertThat(migration.undo().counts()).isEqualTo(Map.of(Outcome.FAILED, 2, Outcome.UNDONE, 1));
    assertThat(store.count(MediaSlot.of("users", 1, "profile"))).isEqualTo(1);
    assertThat(store.count(MediaSlot.of("users", 3, "profile"))).isZero();
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
  }

  @Test
  void aProcessKilledAtAnyMomentLeavesEachFileTakenOnceOrNotAtAll() throws Exception {
    int files = Integer.getInteger("migration.files", 300);
    int kills = Integer.getInteger("migration.kills", 2);
    for (int i = 0; i < files; i++) {
      ImportProcess.picture(root, "users/" + i + "/profile.png", i);
    }
    Random random = new Random();
    int taken = 0;
    for (int kill = 0; kill < kills; kill++) {
      int most = taken + 1 + random.nextInt(Math.max(1, files / kills));
      Process process = ImportProcess.start(database, root);
      while (process.isAlive() && imported() < most) {
        Thread.sleep(5);
      }
      process.destroyForcibly().waitFor();
      taken = imported();
      assertThat(migration.verify().counts()).isEqualTo(Map.of(Outcome.IMPORTED, taken));
    }
    Process process = ImportProcess.start(database, root);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();

    assertThat(migration.verify().counts()).isEqualTo(Map.of(Outcome.IMPORTED, files));
    assertThat(store.statistics().slots().stream().mapToLong(s -> s.media()).sum())
        .isEqualTo(files);
    for (int i = 0; i < files; i++) {
      assertThat(store.count(MediaSlot.of("users", i, "profile"))).isEqualTo(1);
    }
  }

  @Test
  void aPatternNamesTheOwnerOnce() {
    FileMigrationBuilder builder = ImportProcess.builder(database, root);
    assertThatIllegalArgumentException().isThrownBy(() -> builder.files("*.png", "users", "photo"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.files("{ownerId}/{ownerId}.png", "users", "photo"));
  }

  private int imported() {
    return migration.ledger().count(Outcome.IMPORTED);
  }

  private static MigrationEntry entry(MigrationReport report, String source) {
    return report.entries().stream()
        .filter(entry -> entry.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  private void write(String name, byte[] bytes) throws IOException {
    ImportProcess.write(root, name, bytes);
  }

  private void link(String name, Path target) throws IOException {
    Path link = root.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
  }
}
