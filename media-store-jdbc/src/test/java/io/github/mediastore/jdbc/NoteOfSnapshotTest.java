package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.objects.ObjectSweep;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A sweep notes a staged object while a transaction, perhaps with an older snapshot, stores it. If
 * the note stayed, a removal before the next sweep would have what is left of the note's grace.
 */
class NoteOfSnapshotTest {

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "videos");
  private static final MediaContent LARGE = TestContent.of(TestContent.bytes(2_000, 1));
  private static final String NOTE = "UPDATE media_object SET unreferenced_since = now()";
  private static final String NOTES = "SELECT count(unreferenced_since) FROM media_object";

  private static final List<Integer> ISOLATIONS =
      List.of(
          Connection.TRANSACTION_READ_COMMITTED,
          Connection.TRANSACTION_REPEATABLE_READ,
          Connection.TRANSACTION_SERIALIZABLE);

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final ObjectStore objects;
  private final JdbcMediaStore store;
  private final MediaId old;
  private final StagedMedia staged;

  NoteOfSnapshotTest(@TempDir Path folder) throws IOException {
    this.objects = new FileObjectStore(folder);
    this.store =
        JdbcMediaStore.builder()
            .objects(objects, 1_000)
            .installation("production")
            .autonomous(database);
    this.old = store.put(SLOT, TestContent.small(1)).id();
    this.staged = store.stage(LARGE);
  }

  /** What a transaction does with staged content. */
  private enum Write {
    PUT,
    ADD,
    ADD_ALL,
    REPLACE,
    REPLACE_IN_SLOT,
    PUT_IN_A_SAVEPOINT;

    void run(JdbcMediaStore store, MediaId old, StagedMedia staged) {
      switch (this) {
        case PUT, PUT_IN_A_SAVEPOINT -> store.put(SLOT, staged);
        case ADD -> store.add(SLOT, staged);
        case ADD_ALL -> store.addAll(SLOT, List.of(staged, staged));
        case REPLACE -> store.replace(old, staged);
        case REPLACE_IN_SLOT -> store.replace(SLOT, old, staged);
      }
    }
  }

  static Stream<Arguments> writes() {
    return ISOLATIONS.stream()
        .flatMap(i -> Stream.of(Write.values()).map(write -> Arguments.of(i, write)));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void whatIsStoredIsNotedNoMoreOrNotStored(int isolation, Write write) throws SQLException {
    try (Connection connection = transaction(isolation)) {
      text(connection, NOTES);
      TestPostgres.execute(database, NOTE);
      assertThat(stores(connection, write)).isEqualTo(isolation == ISOLATIONS.get(0));
    }
    requireStoredOrNoted();
    // Whoever tries again, as one does after 40001, has a snapshot that is young enough.
    try (Connection connection = transaction(isolation)) {
      assertThat(stores(connection, isolation == ISOLATIONS.get(0) ? Write.ADD : write)).isTrue();
    }
    assertThat(text(NOTES)).isEqualTo("0");
  }

  @ParameterizedTest
  @MethodSource("writes")
  void aSweepThatIsJustNotingItIsWaitedFor(int isolation, Write write) throws Exception {
    TestPostgres.execute(
        database,
        """
        UPDATE media_object SET created_at = created_at - interval '40 days';
        CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN PERFORM pg_advisory_xact_lock(%1$s); RETURN NEW; END';
        CREATE TRIGGER hold BEFORE UPDATE ON media_object FOR EACH ROW EXECUTE FUNCTION hold()
        """
            .formatted(lock()));
    CompletableFuture<Void> sweep;
    CompletableFuture<Boolean> writing;
    try (Connection gate = database.getConnection();
        Connection connection = transaction(isolation)) {
      text(gate, "SELECT pg_advisory_lock(%s)".formatted(lock()));
      sweep =
          CompletableFuture.runAsync(
              () -> ObjectSweep.builder(database, objects, "production").build().run());
      awaitWaiting(1);
      writing = CompletableFuture.supplyAsync(() -> stores(connection, write));
      awaitWaiting(2);
      text(gate, "SELECT pg_advisory_unlock(%s)".formatted(lock()));
      sweep.get(60, TimeUnit.SECONDS);
      writing.get(60, TimeUnit.SECONDS);
    }
    requireStoredOrNoted();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void twoWhoStoreTheSameDoNotWaitForEachOther(int isolation, Write write) throws SQLException {
    MediaSlot other = MediaSlot.of("parts", 2, "videos");
    try (Connection one = transaction(isolation);
        Connection two = transaction(isolation)) {
      write.run(store.on(one), old, staged);
      text(two, "SET LOCAL lock_timeout = '5s'; SELECT 1");
      store.on(two).put(other, staged);
      two.commit();
      one.commit();
    }
    assertThat(text("SELECT count(DISTINCT object_key) FROM media_representation")).isEqualTo("1");
    assertThat(store.count(other)).isOne();
  }

  @Test
  void aCopyOfWhatSqlRemovedAndASweepNotedIsRefused() throws SQLException {
    MediaId large = store.add(SLOT, staged).id();
    try (Connection connection = transaction(Connection.TRANSACTION_REPEATABLE_READ)) {
      text(connection, NOTES);
      TestPostgres.execute(database, "DELETE FROM media WHERE id = " + large.value());
      TestPostgres.execute(database, NOTE);
      try {
        store.on(connection).copy(large, MediaSlot.of("parts", 2, "videos"), 0);
        connection.commit();
      } catch (MediaStorageException e) {
        assertThat(e.isTransient()).as("%s", e).isTrue();
      }
    }
    requireStoredOrNoted();
  }

  @Test
  void whatIsStagedAfterTheSnapshotIsRefusedByName() throws SQLException {
    try (Connection connection = transaction(Connection.TRANSACTION_REPEATABLE_READ)) {
      text(connection, NOTES);
      StagedMedia late = store.stage(LARGE);
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> store.on(connection).put(SLOT, late))
          .withMessageContaining("REPEATABLE READ; stage the content again");
    }
  }

  /** Returns whether it is stored, and not refused in favour of another transaction. */
  private boolean stores(Connection connection, Write write) {
    try {
      if (write == Write.PUT_IN_A_SAVEPOINT) {
        connection.setSavepoint();
      }
      write.run(store.on(connection), old, staged);
      connection.commit();
      return true;
    } catch (MediaStorageException e) {
      assertThat(e.isTransient()).as("%s", e).isTrue();
      return false;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void requireStoredOrNoted() throws SQLException {
    boolean isStored = !text("SELECT count(object_key) FROM media_representation").equals("0");
    assertThat(text(NOTES)).isEqualTo(isStored ? "0" : "1");
  }

  private Connection transaction(int isolation) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(isolation);
    return connection;
  }

  /** Its number differs from schema to schema, as the lock is of the whole database. */
  private int lock() {
    return database.getCurrentSchema().hashCode();
  }

  private void awaitWaiting(int count) throws Exception {
    String waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (Integer.parseInt(text(waiting)) < count) {
      assertThat(System.nanoTime()).as("%d wait", count).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return text(connection, sql);
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean isResult = statement.execute(sql);
      while (!isResult) {
        isResult = statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
