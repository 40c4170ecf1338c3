package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.TestObjects.Kind;
import io.github.mediastore.jdbc.migration.FallbackMediaStore;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that become objects, by the migration or on the way. */
class ObjectMigrationTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "images");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final TestObjects objects = new TestObjects();
  private final JdbcMediaStore store =
      JdbcMediaStore.builder().objects(objects, 100_000).autonomous(database);

  @TempDir private Path root;

  private FileMigration migration() throws IOException {
    ImportProcess.write(root, "parts/1/a.mp4", ImportProcess.mp4());
    ImportProcess.picture(root, "parts/1/b.png", 1);
    FileMigration migration =
        FileMigration.builder(database, store::on, root)
            .files("parts/{ownerId}/*", "parts", "images")
            .staging(store::stage)
            .build();
    migration.createLedger();
    return migration;
  }

  @Test
  void aMigrationTakesVideosAsObjectsAndPicturesAsRows() throws IOException {
    FileMigration migration = migration();
    assertThat(migration.run().counts()).containsOnlyKeys(Outcome.IMPORTED);
    assertThat(objects.objects).hasSize(1);
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(ImportProcess.mp4());
    assertThat(store.count(SLOT)).isEqualTo(2);
    assertThat(migration.verify().counts()).containsOnlyKeys(Outcome.IMPORTED);
    assertThat(migration.run().counts()).containsOnlyKeys(Outcome.UNCHANGED);
    assertThat(objects.puts).as("what is there is not sent again").hasValue(1);
    assertThat(migration.deleteConfirmed().counts()).containsOnlyKeys(Outcome.SOURCE_REMOVED);
    assertThat(store.verify(0, 10).damaged()).isEmpty();
  }

  @Test
  void aMigrationWhoseObjectStoreFailsStopsEarlyAndGoesOnLater() throws IOException {
    FileMigration migration = migration();
    for (int part = 2; part < 10; part++) {
      ImportProcess.write(root, "parts/" + part + "/a.mp4", ImportProcess.mp4());
    }
    objects.fail(Kind.FAIL, "503 SlowDown", 0, Integer.MAX_VALUE);
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(migration::run)
        .withMessageContaining("because the object store cannot be used")
        .withMessageContaining("503 SlowDown");
    assertThat(objects.puts).as("each is sent once").hasValueLessThan(9);
    objects.heal();
    assertThat(migration.run().counts().keySet())
        .isSubsetOf(Outcome.IMPORTED, Outcome.UNCHANGED)
        .contains(Outcome.IMPORTED);
    assertThat(store.verify(0, 100).damaged()).isEmpty();
  }

  @Test
  void aFallbackStoreStagesWhatItWritesWithTheFilesOfItsSlot() throws IOException {
    FileMigration migration = migration();
    FallbackMediaStore fallback =
        FallbackMediaStore.serving(
            store, ConnectionSource.of(database), migration, migration::filesOf);
    MediaContent video = MediaContent.of("video/mp4", new byte[300_000]);
    fallback.add(SLOT, video);
    assertThat(fallback.list(SLOT)).hasSize(3);
    fallback.addAll(SLOT, List.of(video, video));
    ImportProcess.write(root, "parts/1/c.mp4", ImportProcess.mp4());
    fallback.put(SLOT, video);
    assertThat(fallback.list(SLOT)).extracting(MediaInfo::size).containsExactly(300_000L);
    assertThat(store.list(SLOT)).hasSize(1);
  }

  @Test
  void inTheHostsTransactionItWantsWhatWasStaged() throws IOException {
    FileMigration migration = migration();
    JdbcMediaStore joining =
        JdbcMediaStore.builder().objects(objects, 100_000).joining(new SpringConnections(database));
    FallbackMediaStore fallback =
        FallbackMediaStore.serving(
            joining, new SpringConnections(database), migration, migration::filesOf);
    MediaContent video = MediaContent.of("video/mp4", new byte[300_000]);
    MediaContent staged = fallback.stage(video);
    new TransactionTemplate(new DataSourceTransactionManager(database))
        .executeWithoutResult(
            status -> {
              assertThatExceptionOfType(UnstagedContentException.class)
                  .isThrownBy(() -> fallback.put(SLOT, video));
              fallback.put(SLOT, staged);
            });
    assertThat(store.list(SLOT)).extracting(MediaInfo::size).containsExactly(300_000L);
  }
}
