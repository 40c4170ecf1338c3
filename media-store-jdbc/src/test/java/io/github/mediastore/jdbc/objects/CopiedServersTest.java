package io.github.mediastore.jdbc.objects;

import static io.github.mediastore.jdbc.objects.SweptStore.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.BaseBackup;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.TestPostgres;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ForeignObjectsException;
import io.github.mediastore.objects.ObjectStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Servers whose disks were copied: nothing in the database tells one from the other. */
class CopiedServersTest {

  @TempDir private Path directory;

  private EmbeddedPostgres server;
  private SweptStore original;

  @BeforeEach
  void start() throws IOException {
    server = start("original");
    ObjectStore objects = new FileObjectStore(directory.resolve("objects"));
    original = new SweptStore((PGSimpleDataSource) server.getPostgresDatabase(), objects);
    MediaSchema.of(MediaTables.DEFAULT).create(original.database());
    original.requireWritable();
  }

  private EmbeddedPostgres start(String name) throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("max_prepared_transactions", "5")
        .setDataDirectory(directory.resolve(name))
        .setCleanDataDirectory(false)
        .start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** Copies the running server with all its log. */
  private void copyTo(String name) throws SQLException, IOException {
    try (Connection connection = original.database().getConnection();
        Statement statement = connection.createStatement()) {
      Path from = directory.resolve("original");
      Path to = directory.resolve(name);
      BaseBackup.take(statement, from, to);
      // The copy has the last of the log too, as a snapshot of the whole disk does.
      statement.execute("SELECT pg_switch_wal()");
      try (Stream<Path> log = Files.list(from.resolve("pg_wal"))) {
        for (Path file : log.filter(Files::isRegularFile).toList()) {
          Files.copy(
              file,
              to.resolve("pg_wal").resolve(file.getFileName().toString()),
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void refuses(Runnable work, String why) {
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(work::run)
        .withCauseInstanceOf(ForeignObjectsException.class)
        .withMessageContaining(why);
  }

  @Test
  void aCopyThatSweepsFirstDeletesNothingThatTheOriginalNeeds() throws Exception {
    List<String> keys = IntStream.range(0, 5).mapToObj(i -> original.add()).sorted().toList();
    original.sweep().run();
    copyTo("copy");
    try (EmbeddedPostgres server = start("copy")) {
      SweptStore copy =
          new SweptStore((PGSimpleDataSource) server.getPostgresDatabase(), original.objects());
      refuses(() -> copy.sweep("staging").run(), "another name");
      copy.execute("DELETE FROM media");
      copy.age();
      assertThat(copy.sweep().run().counts()).isEqualTo(Map.of(Outcome.NOTED, 5L));
      // Which is less than a grace ago.
      refuses(() -> original.sweep().run(), "under the same name");
      for (int i = 0; i < 3; i++) {
        copy.age();
        refuses(() -> copy.sweep().run(), "a second database under the same name");
        refuses(() -> original.sweep().run(), "under the same name");
      }
      original.requireWritable();
      original.installation().takeOver();
      refuses(copy::requireWritable, "adopted");
      refuses(() -> copy.sweep().run(), "adopted");
      original.sweepAll();
      assertThat(original.keys()).isEqualTo(Set.copyOf(keys));
    }
  }

  @Test
  void aStandbyDoesNothingAndGoesOnOnceItIsPromotedUnderTheSameName() throws Exception {
    String key = original.add();
    original.sweep().run();
    copyTo("standby");
    Files.createFile(directory.resolve("standby/standby.signal"));
    Files.writeString(
        directory.resolve("standby/postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 user=postgres port=%d'\n".formatted(server.getPort()),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    try (EmbeddedPostgres promoted = start("standby")) {
      SweptStore standby =
          new SweptStore((PGSimpleDataSource) promoted.getPostgresDatabase(), original.objects());
      refuses(() -> standby.sweep().run(), "standby");
      assertThat(standby.sweep().preview().counts()).isEqualTo(Map.of(Outcome.REFERENCED, 1L));
      TestPostgres.execute(standby.database(), "SELECT pg_promote(true, 60)");
      standby.execute("UPDATE media_installation SET name = NULL");
      refuses(standby::requireWritable, "promoted");
      refuses(() -> standby.sweep().run(), "promoted");
      standby.execute("UPDATE media_installation SET name = '%s'".formatted(PRODUCTION));
      standby.requireWritable();
      standby.sweep().run();
      refuses(() -> original.sweep().run(), "under the same name");
      assertThat(standby.keys()).containsExactly(key);
    }
  }

  @Test
  void aPreparedTransactionHoldsWhatItRefersTo() throws SQLException {
    String referred = original.stage();
    original.execute("UPDATE media_object SET unreferenced_since = now() - interval '40 days'");
    try (Connection connection = original.database().getConnection()) {
      connection.setAutoCommit(false);
      SweptStore.refer(connection, referred);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PREPARE TRANSACTION 'held'");
      }
    }
    original.sweepAll();
    assertThat(original.keys()).containsExactly(referred);
    original.execute("COMMIT PREPARED 'held'");
    original.sweepAll();
    assertThat(original.keys()).containsExactly(referred);
    original.remove(referred);
    original.sweepAll();
    assertThat(original.keys()).isEmpty();
  }
}
