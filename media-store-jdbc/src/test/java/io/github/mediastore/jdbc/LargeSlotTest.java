package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.contract.TestContent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A slot of ten thousand media beside one of ten: how many pages of the tables each needs. */
class LargeSlotTest {

  private static final int LARGE = 10_000;

  private final PGSimpleDataSource database = TestPostgres.withTables();

  LargeSlotTest() {
    TestPostgres.execute(
        database,
        """
        INSERT INTO media_slot (owner_type, owner_id, name, version)
        VALUES ('parts', '1', 'images', %1$d), ('parts', '2', 'images', 10);
        INSERT INTO media (slot_id, ordinal)
        SELECT s.id, i FROM media_slot s, LATERAL generate_series(1, s.version) i;
        INSERT INTO media_representation (media_id, name, content_type, size, sha256, chunk_size)
        SELECT id, 'full', 'image/webp', 5, sha256('bytes'), 524288 FROM media;
        INSERT INTO media_chunk SELECT id, 0, 'bytes' FROM media_representation;
        ANALYZE media_slot, media, media_representation, media_chunk
        """
            .formatted(LARGE));
  }

  @Test
  void addAndFindByIdCostWhatTheyCostInASmallSlot() throws SQLException {
    MediaSlot large = MediaSlot.of("parts", 1, "images");
    MediaSlot small = MediaSlot.of("parts", 2, "images");
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      JdbcMediaStore store = JdbcMediaStore.autonomous(database).on(connection);
      MediaId inLarge = store.add(large, TestContent.small(1)).id();
      MediaId inSmall = store.add(small, TestContent.small(1)).id();
      assertThat(store.indexOf(large, inLarge)).isEqualTo(OptionalInt.of(LARGE));

      assertThat(pages(connection, () -> store.add(large, TestContent.small(1))))
          .isBetween(1L, 2 * pages(connection, () -> store.add(small, TestContent.small(1))));
      assertThat(pages(connection, () -> assertThat(store.find(inLarge)).isPresent()))
          .isBetween(1L, 2 * pages(connection, () -> assertThat(store.find(inSmall)).isPresent()));
      assertThat(pages(connection, () -> assertThat(store.info(inLarge)).isPresent()))
          .isBetween(1L, 2 * pages(connection, () -> assertThat(store.info(inSmall)).isPresent()));
      connection.rollback();
    }
  }

  /** Counts the pages that ten executions read, once they are planned; those in memory too. */
  private static long pages(Connection connection, Runnable operation) throws SQLException {
    repeat(operation);
    long before = pagesRead(connection);
    repeat(operation);
    return pagesRead(connection) - before;
  }

  private static void repeat(Runnable operation) {
    for (int i = 0; i < 10; i++) {
      operation.run();
    }
  }

  /** Counts what the transaction has read of the tables and their indexes. */
  private static long pagesRead(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT sum(pg_stat_get_xact_blocks_fetched(oid)) FROM pg_class
                WHERE relnamespace = current_schema()::regnamespace
                """)) {
      row.next();
      return row.getLong(1);
    }
  }
}
