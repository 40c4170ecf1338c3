package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.Sha256;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import io.github.mediastore.jdbc.migration.report.MigrationEstimate;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Migrations that others get in the way of, and the dry run, which must get in nobody's. */
class MigrationFaultTest {

  private static final String PHOTO = "users/1/profile.png";

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);
  private final WebpImageCompressor webp = WebpImageCompressor.create();

  @TempDir private Path root;

  @BeforeEach
  void prepare() {
    ImportProcess.builder(database, root).build().createLedger();
  }

  private FileMigration with(ImageCompressor compressor) {
    return ImportProcess.builder(database, root).compressor(compressor).build();
  }

  @Test
  void aBusyCompressorIsWaitedFor() throws IOException {
    photosOfUsers(6);
    AtomicInteger calls = new AtomicInteger();
    MigrationReport report =
        with(upload -> {
              if (calls.incrementAndGet() % 3 != 0) {
                throw new CompressorBusyException("Too much to do", null);
              }
              return webp.compress(upload);
            })
            .run();
    assertThat(report.counts()).isEqualTo(Map.of(Outcome.IMPORTED, 6));
    assertThat(calls.get()).isGreaterThan(12);
  }

  @Test
  void aDatabaseThatIsNotThereAtTheMomentIsWaitedFor() throws IOException {
    photosOfUsers(6);
    AtomicInteger calls = new AtomicInteger();
    DataSource flaky =
        (DataSource)
            Proxy.newProxyInstance(
                MigrationFaultTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  if (calls.incrementAndGet() % 3 == 0) {
                    throw new SQLTransientConnectionException("The server starts", "57P03");
                  }
                  return method.invoke(database, arguments);
                });
    MigrationReport report = ImportProcess.builder(flaky, root).build().run();
    assertThat(report.counts()).isEqualTo(Map.of(Outcome.IMPORTED, 6));
    assertThat(calls.get()).isGreaterThan(12);
  }

  @Test
  void aFileThatChangesWhileItIsReadIsTakenByTheNextRun() throws IOException {
    ImportProcess.picture(root, PHOTO, 1);
    FileMigration migration =
        with(
            upload -> {
              rewrite(2);
              return webp.compress(upload);
            });

    assertThat(migration.run().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.CHANGED);
    assertThat(store.count(MediaSlot.of("users", 1, "profile"))).isZero();
    assertThat(with(webp).run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
  }

  @Test
  void aFileThatChangesAfterItWasTakenIsNotRemovedNorItsOnlyCopy() throws IOException {
    ImportProcess.picture(root, PHOTO, 1);
    FileMigration migration = with(webp);
    migration.run();
    rewrite(2);

    assertThat(migration.deleteConfirmed().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.CHANGED);
    assertThat(migration.undo().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.ONLY_COPY);
    assertThat(root.resolve(PHOTO)).exists();
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
    assertThat(store.count(MediaSlot.of("users", 1, "profile"))).isEqualTo(1);
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
  }

  @Test
  void aVideoThatChangesBeforeItIsStoredIsNotStored() throws IOException {
    ImportProcess.write(root, "parts/1/film.mp4", ImportProcess.mp4());
    byte[] other = ImportProcess.mp4();
    other[300_000] = 1;
    FileMigration migration =
        with(
            upload -> {
              try {
                Path film = root.resolve("parts/1/film.mp4");
                FileTime before = Files.getLastModifiedTime(film);
                Files.write(film, other);
                Files.setLastModifiedTime(film, before); // By its size and time it is the same.
                return webp.compress(upload);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });

    MigrationEntry entry = migration.run().entries().get(0);
    assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(entry.reason()).contains("changed");
    assertThat(store.count(MediaSlot.of("parts", 1, "images"))).isZero();
    assertThat(migration.run().entries().get(0).storedSha256()).isEqualTo(Sha256.of(other));
  }

  @Test
  void twoProcessesAtOnceTakeEachFileOnce() throws Exception {
    photosOfUsers(60);
    List<Process> both =
        List.of(ImportProcess.start(database, root), ImportProcess.start(database, root));
    for (Process process : both) {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    for (int user = 0; user < 60; user++) {
      assertThat(store.count(MediaSlot.of("users", user, "profile"))).isEqualTo(1);
    }
    assertThat(with(webp).verify().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 60));
  }

  @Test
  void anInterruptedRunEndsAndCanBeStartedAgain() throws IOException {
    ImportProcess.picture(root, PHOTO, 1);
    Thread.currentThread().interrupt();
    assertThatIllegalStateException().isThrownBy(() -> with(webp).run());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(with(webp).run().entries()).hasSize(1);
    assertThat(store.count(MediaSlot.of("users", 1, "profile"))).isEqualTo(1);
  }

  @Test
  void aLedgerThatIsNotThereIsSaidSo() throws IOException {
    ImportProcess.picture(root, PHOTO, 1);
    TestPostgres.execute(database, "DROP TABLE media_migration");
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> with(webp).run())
        .withMessageContaining("media_migration");
    assertThat(store.count(MediaSlot.of("users", 1, "profile"))).isZero();
  }

  @Test
  void aLedgerOfBeforeIsReadAndCarriedOn() throws IOException {
    ImportProcess.picture(root, PHOTO, 1);
    ImportProcess.write(root, "users/2/profile.png", "none".getBytes(UTF_8));
    FileMigration migration = with(webp);
    MigrationReport before = migration.run();
    TestPostgres.execute(
        database,
        """
        ALTER TABLE media_migration DROP COLUMN owner_type, DROP COLUMN owner_id,
          DROP COLUMN slot_name, DROP COLUMN problem, ADD PRIMARY KEY (source)
        """);

    migration.createLedger();
    migration.createLedger();

    MigrationReport old = migration.ledger();
    assertThat(old.entries()).extracting(MigrationEntry::slot).containsOnlyNulls();
    assertThat(migration.verify().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
    assertThat(migration.run().counts())
        .isEqualTo(Map.of(Outcome.UNCHANGED, 1, Outcome.REJECTED, 1));
    assertThat(migration.ledger()).isEqualTo(before);
    assertThat(migration.deleteConfirmed().counts()).isEqualTo(Map.of(Outcome.SOURCE_REMOVED, 1));
  }

  @Test
  void anEstimateOfAllFilesIsWhatTheyTakeAndWritesNothing() throws IOException {
    photosOfUsers(12);
    ImportProcess.write(root, "users/90/profile.png", "none".getBytes(UTF_8));
    Files.createSymbolicLink(
        Files.createDirectories(root.resolve("users/91")).resolve("profile.png"), root);
    PGSimpleDataSource empty = TestPostgres.emptySchema();
    FileMigration dry =
        ImportProcess.builder(empty, root)
            .listener(entry -> assertThat(entry).as("nothing is taken").isNull())
            .build();

    MigrationEstimate all = dry.estimate(100);
    MigrationEstimate some = dry.estimate(5);

    MigrationReport taken = with(webp).run();
    assertThat(all.files()).isEqualTo(13);
    assertThat(all.unreadable()).isEqualTo(1);
    assertThat(all.sampled()).isEqualTo(13);
    assertThat(all.bytes()).isEqualTo(taken.sourceBytes() + 4);
    assertThat(all.expectedStoredBytes()).isEqualTo(taken.storedBytes());
    assertThat(all.savedPercent())
        .isCloseTo(100 - 100.0 * taken.storedBytes() / taken.sourceBytes(), within(0.01));
    assertThat(all.refused()).hasSize(1);
    assertThat(all.refused().get(0).problem()).isEqualTo(Problem.UNSUPPORTED_FORMAT);
    assertThat(some.files()).isEqualTo(13);
    assertThat(some.sampled()).isEqualTo(5);
    assertThat(some).isEqualTo(dry.estimate(5));
    assertThat(some.toString()).contains("13 files");
    assertThatExceptionOfType(MediaStorageException.class)
        .as("there is no ledger, and none was made")
        .isThrownBy(dry::ledger);
    assertThatIllegalArgumentException().isThrownBy(() -> dry.estimate(0));
    assertThat(
            ImportProcess.builder(empty, Files.createDirectory(root.resolve("none")))
                .build()
                .estimate(5)
                .savedPercent())
        .isZero();
  }

  private void photosOfUsers(int count) throws IOException {
    for (int user = 0; user < count; user++) {
      ImportProcess.picture(root, "users/" + user + "/profile.png", user);
    }
  }

  private void rewrite(int seed) {
    try {
      ImportProcess.picture(root, PHOTO, seed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
