package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Verification that goes by keys, while transactions show theirs in another order. */
class VerifyDuringWritesTest {

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);

  private static MediaSlot slot(int part) {
    return MediaSlot.of("parts", part, "images");
  }

  @Test
  void aLowerKeyThatIsCommittedLateIsNotPassed() throws SQLException {
    store.put(slot(1), TestContent.small(1));
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      store.on(connection).put(slot(2), TestContent.small(2));
      store.put(slot(3), TestContent.small(3));

      VerifiedBatch first = store.verify(0, 10);
      VerifiedBatch none = store.verify(first.last(), 10);

      assertThat(first.count()).isEqualTo(1);
      assertThat(none.count()).isZero();
      assertThat(none.last()).isEqualTo(first.last());
      connection.commit();
      assertThat(store.verify(none.last(), 10).count()).isEqualTo(2);
    }
  }

  @Test
  void aLowerKeyThatIsRolledBackStopsNothing() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      store.on(connection).put(slot(2), TestContent.small(2));
      store.put(slot(3), TestContent.small(3));
      assertThat(store.verify(0, 10).count()).isZero();
      connection.rollback();
    }
    assertThat(store.verify(0, 10).count()).isEqualTo(1);
  }

  @Test
  void whatIsOlderThanTheOpenWriteIsReadWhateverGapsItHas() throws SQLException {
    for (int i = 0; i < 10; i++) {
      MediaInfo info = store.add(slot(1), TestContent.small(i));
      if (i % 3 == 0) {
        store.remove(info.id());
      }
    }
    TestPostgres.execute(
        database, "UPDATE media_representation SET stored_at = stored_at - interval '1 hour'");
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      store.on(connection).put(slot(2), TestContent.small(2));
      assertThat(store.verify(0, 100).count()).isEqualTo(6);
      assertThat(store.on(connection).verify(0, 100).count())
          .as("what the transaction itself has written counts for it")
          .isEqualTo(7);
      connection.rollback();
    }
  }

  @Test
  void aWriterOfAnotherRoleAndAPreparedTransactionAreSeen() throws SQLException {
    store.put(slot(1), TestContent.small(1));
    String schema = database.getCurrentSchema();
    TestPostgres.execute(
        database,
        """
        CREATE ROLE reader_%1$s LOGIN;
        GRANT USAGE ON SCHEMA %1$s TO reader_%1$s;
        GRANT SELECT ON ALL TABLES IN SCHEMA %1$s TO reader_%1$s
        """
            .formatted(schema));
    PGSimpleDataSource others = TestPostgres.sameSchemaAs(database);
    others.setUser("reader_" + schema);
    JdbcMediaStore reader = JdbcMediaStore.autonomous(others);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      store.on(connection).put(slot(2), TestContent.small(2));
      store.put(slot(3), TestContent.small(3));
      assertThat(reader.verify(0, 10).count()).isEqualTo(1);
      connection.rollback();
    }
    assertThat(reader.verify(0, 10).count()).isEqualTo(2);
  }

  @Test
  void aRunBesideManyWritersReadsEachRepresentationOnce() throws Exception {
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (int n = 1; n <= 4; n++) {
      int worker = n;
      writers.add(
          CompletableFuture.runAsync(
              () -> {
                Random random = new Random(worker);
                for (int i = 0; i < 60; i++) {
                  write(worker, random);
                }
              }));
    }
    long last = 0;
    int count = 0;
    while (writers.stream().anyMatch(writer -> !writer.isDone())) {
      VerifiedBatch batch = store.verify(last, 7);
      last = batch.last();
      count += batch.count();
    }
    for (CompletableFuture<Void> writer : writers) {
      writer.get(60, TimeUnit.SECONDS);
    }
    for (VerifiedBatch batch = store.verify(last, 7);
        batch.count() > 0;
        batch = store.verify(last, 7)) {
      last = batch.last();
      count += batch.count();
    }
    assertThat(count).isEqualTo(4 * 60 * 2);
  }

  /** Writes a medium with a rendition, and waits before it commits. */
  private void write(int worker, Random random) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      store
          .on(connection)
          .add(
              slot(worker),
              TestContent.withRenditions(
                  TestContent.small(worker), Map.of("thumb", TestContent.small(9))));
      Thread.sleep(random.nextInt(12));
      connection.commit();
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
