package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.FileMigrationBuilder;
import io.github.mediastore.jdbc.migration.MigrationSource;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What guards a file or a medium against a migration: each must have said yes. */
class MigrationGuardTest {

  private static final String PHOTO = "users/1/profile.png";
  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "profile");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @TempDir private Path folder;
  private Path root;
  private FileMigration migration;

  @BeforeEach
  void takeAPhoto() throws IOException {
    root = Files.createDirectory(folder.resolve("uploads"));
    ImportProcess.picture(root, PHOTO, 1);
    migration = builder().build();
    migration.createLedger();
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
  }

  private FileMigrationBuilder builder() {
    return ImportProcess.builder(database, root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id, no_such_column FROM media",
        "SELECT id, path FROM no_such_table",
        "SELECT",
        "SELECT 1 / 0, 'x'",
        "SELECT 1",
        "DELETE FROM media RETURNING 1, 'x'"
      })
  void aQueryThatIsNotAnsweredKeepsEveryFile(String sql) {
    FileMigration guarded = builder().query(sql, "firms", "logo").build();
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(guarded::deleteConfirmed)
        .withMessageContaining("Nothing was removed")
        .withMessageContaining(sql);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> guarded.moveConfirmed(folder.resolve("trash")));
    assertThat(root.resolve(PHOTO)).exists();
  }

  @Test
  void aQueryWhoseValuesAreNotUnderstoodKeepsEveryFile() {
    FileMigration guarded =
        builder()
            .query(
                "SELECT 1, 'x'",
                "firms",
                "logo",
                path -> {
                  throw new IllegalArgumentException("no path");
                })
            .build();
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(guarded::deleteConfirmed)
        .withMessageContaining("Nothing was removed");
    assertThat(root.resolve(PHOTO)).exists();
  }

  @Test
  void codeThatFailsKeepsEveryFile() {
    FileMigration guarded =
        builder()
            .sources(
                () ->
                    Stream.of("a", "b")
                        .map(
                            path -> {
                              throw new UnsupportedOperationException("no list");
                            }))
            .build();
    assertThatIllegalStateException()
        .isThrownBy(guarded::deleteConfirmed)
        .withMessageContaining("Nothing was removed");
    assertThat(root.resolve(PHOTO)).exists();
  }

  @Test
  void aFolderThatCannotBeListedKeepsEveryFile() throws IOException {
    Path closed = Files.createDirectories(root.resolve("firms/1"));
    assumeFalse("root".equals(System.getProperty("user.name")), "Nothing is closed to root");
    assertThat(closed.toFile().setReadable(false)).isTrue();
    FileMigration guarded = builder().files("firms/{ownerId}/*", "firms", "logo").build();
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(guarded::deleteConfirmed)
        .withMessageContaining("firms/1");
    assertThat(root.resolve(PHOTO)).exists();
  }

  @Test
  void anotherFileInThePlaceOfARemovedOneLeavesTheOnlyCopy() throws IOException {
    MediaInfo before = store.info(SLOT).orElseThrow();
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
    ImportProcess.picture(root, PHOTO, 2);

    for (int run = 0; run < 2; run++) {
      MigrationEntry entry = migration.run().entries().get(0);
      assertThat(entry.outcome()).isEqualTo(Outcome.SOURCE_REMOVED);
      assertThat(entry.problem()).isEqualTo(Problem.ONLY_COPY);
    }
    assertThat(store.info(SLOT)).map(MediaInfo::id).contains(before.id());
    assertThat(migration.deleteConfirmed().entries()).isEmpty();
    assertThat(migration.undo().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.ONLY_COPY);
    assertThat(store.info(SLOT)).map(MediaInfo::id).contains(before.id());
    assertThat(root.resolve(PHOTO)).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "hard link", "linked folder", "listed only"})
  void aFileThatAnotherNameLeadsToStaysUntilThatIsTakenToo(String kind) throws IOException {
    Path other = root.resolve("firms/1/logo.png");
    Files.createDirectories(other.getParent());
    switch (kind) {
      case "hard link" -> Files.createLink(other, root.resolve(PHOTO));
      case "linked folder" -> {
        Files.delete(other.getParent());
        Files.createSymbolicLink(other.getParent(), root.resolve("users/1"));
        other = root.resolve("firms/1/profile.png");
      }
      default -> Files.createSymbolicLink(other, root.resolve(PHOTO));
    }
    String name = root.relativize(other).toString();
    FileMigration both =
        builder()
            .sources(() -> Stream.of(new MigrationSource(MediaSlot.of("firms", 1, "logo"), name)))
            .build();

    assertThat(both.deleteConfirmed().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.STILL_NEEDED);
    assertThat(root.resolve(PHOTO)).exists();

    both.run();
    both.deleteConfirmed();
    both.deleteConfirmed(); // Until the link leads nowhere, it is a link that is kept.
    assertThat(store.count(MediaSlot.of("firms", 1, "logo"))).isEqualTo(1);
    assertThat(root.resolve(PHOTO)).doesNotExist();
    assertThat(both.deleteConfirmed().count(Outcome.FAILED)).isZero();
  }

  @Test
  void aRowWhoseOwnerIsNobodyStillNeedsItsFile() throws IOException {
    String path = "users/2/profile." + "x".repeat(220);
    ImportProcess.picture(root, path, 2);
    FileMigration guarded =
        builder()
            .query(
                "SELECT '', 'users//2/./%s'".formatted(Path.of(path).getFileName()),
                "firms",
                "logo")
            .build();
    guarded.run();

    assertThat(guarded.deleteConfirmed().count(Outcome.FAILED)).isEqualTo(1);
    assertThat(root.resolve(path)).exists();
    assertThat(root.resolve(PHOTO)).doesNotExist();
  }

  @Test
  void anIdThatWasGivenAgainIsNeverReplacedNorRemoved() throws IOException {
    TestPostgres.execute(database, "TRUNCATE media_slot RESTART IDENTITY CASCADE");
    TestPostgres.execute(database, "ALTER SEQUENCE media_id_seq RESTART");
    MediaSlot theirs = MediaSlot.of("users", 2, "profile");
    MediaInfo other = store.put(theirs, MediaContent.of("image/webp", new byte[] {1}));
    assertThat(other.id()).isEqualTo(migration.ledger().entries().get(0).mediaId());

    assertOutOfStep(migration.run().entries().get(0));
    assertOutOfStep(migration.verify().entries().get(0));
    assertOutOfStep(migration.undo().entries().get(0));
    assertOutOfStep(migration.deleteConfirmed().entries().get(0));
    ImportProcess.picture(root, PHOTO, 2);
    assertOutOfStep(migration.run().entries().get(0));
    assertThat(store.info(theirs)).map(MediaInfo::sha256).contains(other.sha256());
    assertThat(root.resolve(PHOTO)).exists();
  }

  private static void assertOutOfStep(MigrationEntry entry) {
    assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(entry.problem()).isEqualTo(Problem.OUT_OF_STEP);
  }

  @Test
  void emptiedTablesAreNotCalledUnchanged() {
    TestPostgres.execute(database, "TRUNCATE media_slot CASCADE");

    MigrationEntry entry = migration.run().entries().get(0);

    assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(entry.problem()).isEqualTo(Problem.MEDIUM_GONE);
    assertThat(migration.deleteConfirmed().count(Outcome.FAILED)).isEqualTo(1);
    assertThat(root.resolve(PHOTO)).exists();
  }

  @Test
  void aSlotThatAUserHasTakenOverIsSuperseded() {
    MediaInfo own = store.put(SLOT, MediaContent.of("image/webp", new byte[] {1}));

    assertThat(migration.verify().counts()).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
    assertThat(migration.ledger().counts()).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
    assertThat(migration.deleteConfirmed().entries()).isEmpty();
    assertThat(store.info(SLOT)).map(MediaInfo::id).contains(own.id());
    assertThat(root.resolve(PHOTO)).exists();
  }

  @Test
  void aRemovalWhoseCommitFailsIsWrittenDownByTheNext() throws IOException {
    TestPostgres.execute(
        database,
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'killed'; END $$;
        CREATE CONSTRAINT TRIGGER killed AFTER UPDATE ON media_migration
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
          WHEN (new.outcome = 'SOURCE_REMOVED') EXECUTE FUNCTION refuse()
        """);
    assertThat(migration.deleteConfirmed().count(Outcome.FAILED)).isEqualTo(1);
    assertThat(root.resolve(PHOTO)).doesNotExist();
    TestPostgres.execute(database, "DROP TRIGGER killed ON media_migration");

    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
    assertThat(migration.deleteConfirmed().entries()).isEmpty();
    assertThat(store.count(SLOT)).isEqualTo(1);
  }
}
