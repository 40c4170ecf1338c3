package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.Sha256;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What is left when the server or the process dies at once, and what little memory is enough. */
class CrashTest {

  private static final int LARGE = 1_300_000;
  private static final MediaSlot SLOT = MediaSlot.of("parts", 7, "videos");

  @Test
  void aServerKilledWithinAPutHasNothingOfItAfterwards(@TempDir Path directory)
      throws IOException, SQLException, InterruptedException {
    EmbeddedPostgres server = server(directory, freePort());
    PGSimpleDataSource database = (PGSimpleDataSource) server.getPostgresDatabase();
    // The embedded server's default lets a crash lose what was committed last.
    database.setOptions("-c synchronous_commit=on");
    MediaSchema.of(MediaTables.DEFAULT).create(database);
    LeakCheckingPool pool = new LeakCheckingPool(database, 1, true);
    JdbcMediaStore store = JdbcMediaStore.autonomous(pool);
    MediaInfo before = store.put(SLOT, TestContent.small(1));

    MediaContent content = TestContent.whileReading(LARGE, 700_000, () -> kill(directory));
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> store.put(SLOT, content))
        .matches(MediaStorageException::isTransient);

    server.close(); // Which only forgets it: it is dead.
    try (EmbeddedPostgres restarted = server(directory, server.getPort())) {
      assertThat(restarted.getPort()).isEqualTo(server.getPort());
      assertThat(store.list(SLOT)).extracting(MediaInfo::id).containsExactly(before.id());
      assertThat(store.verify(0, 10)).isEqualTo(new VerifiedBatch(1, 1, List.of()));
      assertThat(store.put(SLOT, TestContent.of(new byte[LARGE])).size()).isEqualTo(LARGE);
      pool.assertNothingLeaked();
      pool.close();
    }
  }

  @Test
  void aServerThatDoesNotWaitForItsDiskHasTheMediumOfEachFileThatWasRemoved(@TempDir Path directory)
      throws Exception {
    EmbeddedPostgres server = server(directory, freePort(), "10s");
    PGSimpleDataSource database = (PGSimpleDataSource) server.getPostgresDatabase();
    MediaSchema.of(MediaTables.DEFAULT).create(database);
    Path photo = directory.resolve("uploads/users/1/profile.png");
    ImportProcess.picture(directory.resolve("uploads"), "users/1/profile.png", 1);
    FileMigration migration = ImportProcess.builder(database, directory.resolve("uploads")).build();
    migration.createLedger();
    TestPostgres.execute(
        database,
        """
        CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_sleep(100); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER wait AFTER UPDATE ON media_migration
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
          WHEN (new.outcome = 'SOURCE_REMOVED') EXECUTE FUNCTION wait()
        """);
    TestPostgres.execute(database, "CHECKPOINT");
    database.setOptions("-c synchronous_commit=off");
    migration.run();
    Thread removal = new Thread(migration::deleteConfirmed);
    removal.setUncaughtExceptionHandler((thread, thrown) -> {});
    removal.start();
    while (removal.isAlive() && Files.exists(photo)) {
      Thread.sleep(1);
    }
    kill(directory);
    removal.join();

    server.close(); // Which only forgets it: it is dead.
    try (EmbeddedPostgres restarted = server(directory, server.getPort())) {
      assertThat(restarted.getPort()).isEqualTo(server.getPort());
      JdbcMediaStore store = JdbcMediaStore.autonomous(database);
      assertThat(store.count(MediaSlot.of("users", 1, "profile"))).isEqualTo(1);
      assertThat(store.verify(0, 10).damaged()).isEmpty();
    }
  }

  @Test
  void aProcessKilledWithinALargePutLeavesNothing() throws Exception {
    PGSimpleDataSource database = TestPostgres.withTables();
    JdbcMediaStore store = JdbcMediaStore.autonomous(database);
    Process process = LargePut.start(database, "-Xmx64m", 200L << 20, LargePut.STOP_HALF_WAY);
    assertThat(firstLine(process)).isEqualTo("half-way");
    // Otherwise the kill would prove nothing.
    assertThat(store.statistics().tables().get(3).bytes()).isGreaterThan(90L << 20);
    process.destroyForcibly().waitFor();

    store.put(LargePut.SLOT, TestContent.small(1));
    assertThat(store.list(LargePut.SLOT)).extracting(MediaInfo::size).containsExactly(101L);
    assertThat(store.verify(0, 10).count()).isEqualTo(1);
  }

  /** {@code -Dlarge.megabytes=1024} tries more than a build has time for. */
  @Test
  void contentLargerThanTheHeapIsWrittenAndRead() throws Exception {
    PGSimpleDataSource database = TestPostgres.withTables();
    long size = Long.getLong("large.megabytes", 256) << 20;
    Process process = LargePut.start(database, "-Xmx64m", size, LargePut.READ_BACK);
    String digest = firstLine(process);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    MediaInfo info = JdbcMediaStore.autonomous(database).info(LargePut.SLOT).orElseThrow();
    assertThat(info.size()).isEqualTo(size);
    assertThat(info.sha256()).isEqualTo(Sha256.ofHex(digest));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static EmbeddedPostgres server(Path directory, int port) throws IOException {
    return server(directory, port, "200ms");
  }

  private static EmbeddedPostgres server(Path directory, int port, String walWriterDelay)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("wal_writer_delay", walWriterDelay)
        .setDataDirectory(directory.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  /** Kills the server and all its processes, by the number it leaves in its directory. */
  private static void kill(Path directory) {
    try {
      String pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
      ProcessHandle server = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
      List<ProcessHandle> processes =
          Stream.concat(Stream.of(server), server.descendants()).toList();
      processes.forEach(ProcessHandle::destroyForcibly);
      processes.forEach(process -> process.onExit().join());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot find the server", e);
    }
  }

  private static String firstLine(Process process) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return String.valueOf(lines.readLine());
    }
  }
}
