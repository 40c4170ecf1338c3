package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.contract.TestContent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Writes in transactions that are prepared, and end later, by whoever it is. */
@TestInstance(Lifecycle.PER_CLASS)
class PreparedTransactionTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 1, "video");

  private EmbeddedPostgres server;
  private PGSimpleDataSource database;
  private JdbcMediaStore store;

  private final Path directory;

  PreparedTransactionTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.server = start();
    this.database = (PGSimpleDataSource) server.getPostgresDatabase();
    this.store = JdbcMediaStore.autonomous(database);
  }

  private EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory.resolve("data"))
        .setCleanDataDirectory(false)
        .setServerConfig("max_prepared_transactions", "5")
        .start();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void usersWithOwnerTrigger() {
    run("DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE users (id bigint)");
    MediaSchema.of(MediaTables.DEFAULT).create(database);
    run(MediaSchema.of(MediaTables.DEFAULT).ownerTriggerSql("users", "users", "id"));
    run("INSERT INTO users VALUES (1), (2)");
  }

  private void run(String sql) {
    TestPostgres.execute(database, sql);
  }

  /** Does something in a transaction that is prepared under the name "held". */
  private void prepare(Work work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      work.on(store.on(connection), connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PREPARE TRANSACTION 'held'");
      }
    }
  }

  @FunctionalInterface
  private interface Work {

    void on(JdbcMediaStore store, Connection connection) throws SQLException;
  }

  @Test
  void aMediumIsThereOnceItsTransactionIsCommittedThoughTheServerWasRestartedMeanwhile()
      throws SQLException, IOException {
    byte[] bytes = TestContent.bytes(1_300_000, 1);
    prepare((store, connection) -> store.put(SLOT, TestContent.of(bytes)));
    assertThat(store.count(SLOT)).isZero();

    server.close();
    server = start();
    database = (PGSimpleDataSource) server.getPostgresDatabase();
    store = JdbcMediaStore.autonomous(database);

    assertThat(store.count(SLOT)).isZero();
    run("COMMIT PREPARED 'held'");
    assertThat(store.find(SLOT).orElseThrow().bytes()).isEqualTo(bytes);
    assertThat(store.verify(0, 10)).matches(batch -> batch.count() == 1);
  }

  @Test
  void nothingIsLeftOfOneThatIsRolledBack() throws SQLException {
    MediaInfo before = store.put(SLOT, TestContent.small(1));
    prepare(
        (store, connection) -> {
          store.put(SLOT, TestContent.small(2));
          store.clearOwner("users", 2);
        });
    run("ROLLBACK PREPARED 'held'");
    assertThat(store.list(SLOT)).extracting(MediaInfo::id).containsExactly(before.id());
    assertThat(store.statistics().slots()).hasSize(1);
  }

  @Test
  void writersOfTheSlotWaitAndReadersDoNot() throws SQLException {
    MediaInfo before = store.put(SLOT, TestContent.small(1));
    prepare((store, connection) -> store.add(SLOT, TestContent.small(2)));
    PGSimpleDataSource impatient = (PGSimpleDataSource) server.getPostgresDatabase();
    impatient.setOptions("-c lock_timeout=100");

    assertThat(store.list(SLOT)).extracting(MediaInfo::id).containsExactly(before.id());
    assertThatExceptionOfType(MediaStorageException.class)
        .isThrownBy(() -> JdbcMediaStore.autonomous(impatient).add(SLOT, TestContent.small(3)))
        .matches(MediaStorageException::isTransient);
    run("COMMIT PREPARED 'held'");
    store.add(SLOT, TestContent.small(3));
    assertThat(store.list(SLOT)).extracting(MediaInfo::size).containsExactly(101L, 102L, 103L);
  }

  @Test
  void verifyPassesNothingThatIsStillToCome() throws SQLException {
    store.put(SLOT, TestContent.small(1));
    prepare(
        (store, connection) -> store.put(MediaSlot.of("users", 2, "video"), TestContent.small(2)));
    store.add(SLOT, TestContent.small(3));

    VerifiedBatch first = store.verify(0, 10);
    assertThat(first.count()).isEqualTo(1);
    assertThat(store.verify(first.last(), 10).count()).isZero();
    run("COMMIT PREPARED 'held'");
    assertThat(store.verify(first.last(), 10).count()).isEqualTo(2);
  }

  @Test
  void anUploadWaitsForAPreparedDeletionOfItsOwner() throws Exception {
    for (String end : new String[] {"ROLLBACK PREPARED 'held'", "COMMIT PREPARED 'held'"}) {
      prepare((store, connection) -> execute(connection, "DELETE FROM users WHERE id = 1"));
      CompletableFuture<MediaInfo> upload =
          CompletableFuture.supplyAsync(
              () -> store.put(MediaSlot.of("users", 1, end.substring(0, 6)), TestContent.small(1)));
      awaitBlocked();
      run(end);
      if (end.startsWith("COMMIT")) {
        assertThat(upload)
            .failsWithin(20, TimeUnit.SECONDS)
            .withThrowableThat()
            .withCauseInstanceOf(MissingOwnerException.class);
      } else {
        assertThat(upload).succeedsWithin(20, TimeUnit.SECONDS);
      }
    }
    assertThat(store.statistics().slots()).isEmpty();
  }

  @Test
  void aDeletionWaitsForAPreparedUploadAndTakesItAlong() throws Exception {
    prepare((store, connection) -> store.put(SLOT, TestContent.small(1)));
    CompletableFuture<Void> deletion =
        CompletableFuture.runAsync(() -> run("DELETE FROM users WHERE id = 1"));
    awaitBlocked();
    run("COMMIT PREPARED 'held'");
    deletion.get(20, TimeUnit.SECONDS);
    assertThat(store.count(SLOT)).isZero();
    assertThat(store.statistics().slots()).isEmpty();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void awaitBlocked() throws Exception {
    for (int i = 0; i < 2000; i++) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT FROM pg_locks WHERE NOT granted")) {
        if (row.next()) {
          return;
        }
      }
      Thread.sleep(10);
    }
    throw new AssertionError("Nobody waits");
  }
}
