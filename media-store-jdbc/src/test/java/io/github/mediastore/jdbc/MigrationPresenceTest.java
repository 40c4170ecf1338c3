package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Imported media that are gone: removed on purpose, or lost with the tables. */
class MigrationPresenceTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 2, "profile");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  @TempDir private Path root;
  private FileMigration migration;

  @BeforeEach
  void twoPhotos() throws IOException {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    ImportProcess.picture(root, "users/2/profile.png", 2);
    migration = ImportProcess.builder(database, root).build();
    migration.createLedger();
  }

  private MediaId second() {
    return Objects.requireNonNull(migration.ledger().entries().get(1).mediaId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"remove", "clear", "put"})
  void whatAUserRemovedOrReplacedIsAGoodStateForEveryStep(String how) {
    migration.run();
    takeOver(how);

    for (int run = 0; run < 2; run++) {
      assertThat(migration.run().counts())
          .isEqualTo(Map.of(Outcome.UNCHANGED, 1, Outcome.SUPERSEDED, 1));
    }
    assertThat(migration.ledger().counts())
        .isEqualTo(Map.of(Outcome.IMPORTED, 1, Outcome.SUPERSEDED, 1));
    assertThat(migration.verify().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
    assertThat(root.resolve("users/2/profile.png")).exists();
    assertThat(store.count(SLOT)).isEqualTo(how.equals("put") ? 1 : 0);
  }

  private void takeOver(String how) {
    switch (how) {
      case "remove" -> store.remove(second());
      case "clear" -> store.clear(SLOT);
      default -> store.put(SLOT, MediaContent.of("image/webp", new byte[] {1}));
    }
  }

  @Test
  void aVerificationCallsWhatAUserRemovedSuperseded() {
    migration.run();
    store.clear(SLOT);

    assertThat(migration.verify().counts())
        .isEqualTo(Map.of(Outcome.IMPORTED, 1, Outcome.SUPERSEDED, 1));
  }

  @Test
  void aRemovalSaysOnceThatAMediumIsGoneAndThenThatItWasMeant() {
    migration.run();
    store.clear(SLOT);

    MigrationReport first = migration.deleteConfirmed();
    assertThat(first.counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1, Outcome.FAILED, 1));
    assertThat(first.entries().get(1).problem()).isEqualTo(Problem.MEDIUM_GONE);
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SUPERSEDED, 1));
    assertThat(migration.deleteConfirmed().entries()).isEmpty();
    assertThat(root.resolve("users/2/profile.png")).exists();
  }

  @Test
  void oneOfSeveralOfASlotThatAUserRemovedIsSuperseded() throws IOException {
    ImportProcess.picture(root, "parts/1/a.png", 3);
    ImportProcess.picture(root, "parts/1/b.png", 4);
    MigrationReport imported = migration.run();
    store.remove(Objects.requireNonNull(imported.entries().get(0).mediaId()));

    assertThat(migration.run().counts())
        .isEqualTo(Map.of(Outcome.SUPERSEDED, 1, Outcome.UNCHANGED, 3));
  }

  @Test
  void whatIsGoneWithItsSlotIsNotSaidToBeMeant() {
    migration.run();
    store.clearOwner("users", 2);

    assertProblems(migration.run(), Outcome.UNCHANGED, Problem.MEDIUM_GONE);
    assertProblems(migration.verify(), Outcome.IMPORTED, Problem.MEDIUM_GONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRUNCATE media_slot, media, media_representation, media_chunk RESTART IDENTITY",
        "DELETE FROM media_slot; ALTER SEQUENCE media_id_seq RESTART"
      })
  void idsThatTheStoreNeverGaveAreOutOfStep(String emptied) {
    migration.run();
    TestPostgres.execute(database, emptied);

    for (MigrationReport report :
        List.of(migration.run(), migration.verify(), migration.deleteConfirmed())) {
      assertThat(report.entries())
          .extracting(MigrationEntry::problem)
          .containsExactly(Problem.OUT_OF_STEP, Problem.OUT_OF_STEP);
    }
    assertThat(root.resolve("users/1/profile.png")).exists();
  }

  @Test
  void aStoreRestoredFromAnOlderBackupIsOutOfStepWithWhatCameLater() throws IOException {
    Files.delete(root.resolve("users/2/profile.png"));
    migration.run();
    ImportProcess.picture(root, "users/2/profile.png", 2);
    migration.run();
    TestPostgres.execute(
        database,
        """
        DELETE FROM media WHERE id = %1$s;
        SELECT setval('media_id_seq', %1$s - 1)
        """
            .formatted(second()));

    assertProblems(migration.run(), Outcome.UNCHANGED, Problem.OUT_OF_STEP);
    assertProblems(migration.deleteConfirmed(), Outcome.SOURCE_REMOVED, Problem.OUT_OF_STEP);
    assertProblems(migration.verify(), Outcome.SOURCE_REMOVED, Problem.OUT_OF_STEP);
    assertThat(root.resolve("users/2/profile.png")).exists();
  }

  @Test
  void aStoreOfAnotherNameIsOutOfStepThoughItGaveTheSameIds() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE IF NOT EXISTS media_store (id uuid NOT NULL);
        INSERT INTO media_store (id)
          SELECT gen_random_uuid() WHERE NOT EXISTS (SELECT FROM media_store)
        """);
    migration.run();
    store.clear(SLOT);
    assertThat(migration.verify().counts())
        .isEqualTo(Map.of(Outcome.IMPORTED, 1, Outcome.SUPERSEDED, 1));

    TestPostgres.execute(database, "UPDATE media_store SET id = gen_random_uuid()");
    assertProblems(migration.verify(), Outcome.IMPORTED, Problem.OUT_OF_STEP);
    assertProblems(migration.run(), Outcome.UNCHANGED, Problem.OUT_OF_STEP);
    assertThat(root.resolve("users/2/profile.png")).exists();
  }

  private static void assertProblems(MigrationReport report, Outcome first, Problem second) {
    assertThat(report.entries().get(0).outcome()).isEqualTo(first);
    assertThat(report.entries().get(1).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.entries().get(1).problem()).isEqualTo(second);
  }
}
