package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.migration.FallbackMediaStore;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that replays what another writes, from which hosts read. */
class StandbyTest {

  @TempDir private Path directory;

  @Test
  void aStandbyShowsWhatIsStoredAndFilesThatAreNotYet() throws Exception {
    try (EmbeddedPostgres primary =
        EmbeddedPostgres.builder().setDataDirectory(directory.resolve("primary")).start()) {
      PGSimpleDataSource writable = (PGSimpleDataSource) primary.getPostgresDatabase();
      MediaSchema.of(MediaTables.DEFAULT).create(writable);
      Path root = directory.resolve("uploads");
      ImportProcess.picture(root, "users/1/profile.png", 1);
      FileMigration importing = ImportProcess.builder(writable, root).build();
      importing.createLedger();
      importing.run();
      StreamingStandby.copy(primary, directory.resolve("primary"), directory.resolve("standby"));
      try (EmbeddedPostgres standby =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory.resolve("standby"))
              .setCleanDataDirectory(false)
              .start()) {
        ImportProcess.picture(root, "users/2/profile.png", 2);
        assertShows((PGSimpleDataSource) standby.getPostgresDatabase(), root);
        assertThat(importing.run().counts())
            .isEqualTo(Map.of(Outcome.UNCHANGED, 1, Outcome.IMPORTED, 1));
      }
    }
  }

  /** What is written on the primary, a standby sees in the order of the commits. */
  @Test
  void verifyOnAStandbyNamesWhatIsDamagedAndPassesNothingThatIsStillToCome() throws Exception {
    try (EmbeddedPostgres primary =
        EmbeddedPostgres.builder().setDataDirectory(directory.resolve("primary")).start()) {
      PGSimpleDataSource writable = (PGSimpleDataSource) primary.getPostgresDatabase();
      MediaSchema.of(MediaTables.DEFAULT).create(writable);
      JdbcMediaStore store = JdbcMediaStore.autonomous(writable);
      store.put(MediaSlot.of("parts", 1, "images"), TestContent.small(1));
      StreamingStandby.copy(primary, directory.resolve("primary"), directory.resolve("standby"));
      try (EmbeddedPostgres standby =
              EmbeddedPostgres.builder()
                  .setDataDirectory(directory.resolve("standby"))
                  .setCleanDataDirectory(false)
                  .start();
          Connection open = writable.getConnection()) {
        PGSimpleDataSource readable = (PGSimpleDataSource) standby.getPostgresDatabase();
        JdbcMediaStore copied = JdbcMediaStore.autonomous(readable);
        open.setAutoCommit(false);
        store.on(open).put(MediaSlot.of("parts", 2, "images"), TestContent.small(2));
        store.put(MediaSlot.of("parts", 3, "images"), TestContent.of(new byte[1_300_000]));
        awaitCount(copied, MediaSlot.of("parts", 3, "images"));

        VerifiedBatch first = copied.verify(0, 10);
        assertThat(first.count()).isEqualTo(1);
        assertThat(copied.verify(first.last(), 10).count()).isZero();

        open.commit();
        TestPostgres.execute(
            writable,
            "UPDATE media_chunk SET data = set_byte(data, 3, 1) WHERE octet_length(data) > 500000");
        store.put(MediaSlot.of("parts", 4, "images"), TestContent.small(4));
        awaitCount(copied, MediaSlot.of("parts", 4, "images"));
        VerifiedBatch rest = copied.verify(first.last(), 10);
        assertThat(rest.count()).isEqualTo(3);
        assertThat(rest.damaged())
            .extracting(VerifiedBatch.Damage::slot)
            .containsExactly(MediaSlot.of("parts", 3, "images"));
      }
    }
  }

  private static void awaitCount(JdbcMediaStore store, MediaSlot slot) throws InterruptedException {
    for (int i = 0; i < 2000 && store.count(slot) == 0; i++) {
      Thread.sleep(10);
    }
    assertThat(store.count(slot)).isEqualTo(1);
  }

  private static void assertShows(PGSimpleDataSource standby, Path root) {
    FileMigration migration = ImportProcess.builder(standby, root).build();
    for (MediaStore store :
        List.of(
            FallbackMediaStore.importing(
                JdbcMediaStore.autonomous(standby),
                ConnectionSource.of(standby),
                migration,
                migration::filesOf),
            FallbackMediaStore.serving(
                JdbcMediaStore.autonomous(standby),
                ConnectionSource.of(standby),
                migration,
                migration::filesOf))) {
      for (int user = 1; user <= 2; user++) {
        MediaSlot slot = MediaSlot.of("users", user, "profile");
        assertThat(store.count(slot)).isEqualTo(1);
        assertThat(store.find(slot).orElseThrow().bytes()).isNotEmpty();
        assertThat(store.list(slot)).hasSize(1);
      }
    }
    migration.createLedger();
    assertThat(migration.verify().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(migration::run)
        .withMessageContaining("read-only");
    assertThat(root.resolve("users/2/profile.png")).exists();
  }
}
