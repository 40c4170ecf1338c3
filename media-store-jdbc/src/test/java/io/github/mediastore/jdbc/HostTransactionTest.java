package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.contract.TestContent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a store leaves in a transaction that is the host's, and on its connection. */
class HostTransactionTest {

  private static final int LARGE = 1_300_000;
  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "images");

  private final PGSimpleDataSource database = TestPostgres.withTables();

  private static int rows(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM parts")) {
      row.next();
      return row.getInt(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSavepointOfTheHostIsItsOwnWhateverItIsCalledAndHoweverAWriteEnds(boolean fails)
      throws SQLException {
    MediaContent content =
        fails
            ? TestContent.whileReading(
                LARGE,
                700_000,
                () -> {
                  throw new IllegalStateException("The client is gone");
                })
            : TestContent.of(new byte[LARGE]);
    try (Connection connection = database.getConnection();
        Statement host = connection.createStatement()) {
      host.execute("CREATE TABLE parts (id integer)");
      connection.setAutoCommit(false);
      host.execute("SAVEPOINT media_store_write");
      host.execute("INSERT INTO parts VALUES (1)");
      if (fails) {
        assertThatExceptionOfType(RuntimeException.class)
            .isThrownBy(() -> JdbcMediaStore.joining(new Lent(connection)).put(SLOT, content));
      } else {
        JdbcMediaStore.joining(new Lent(connection)).put(SLOT, content);
      }
      assertThat(rows(host)).isEqualTo(1);
      host.execute("ROLLBACK TO SAVEPOINT media_store_write");
      assertThat(rows(host)).isZero();
      host.execute("RELEASE SAVEPOINT media_store_write");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> host.execute("RELEASE SAVEPOINT media_store_write"))
          .withMessageContaining("does not exist");
      connection.rollback();
    }
  }

  @Test
  void aTableAlteredUnderAPreparedStatementIsTransient() throws SQLException {
    try (Connection connection = database.getConnection()) {
      JdbcMediaStore store = JdbcMediaStore.joining(new Lent(connection));
      JdbcMediaStore alone =
          JdbcMediaStore.autonomous(new SingleConnectionDataSource(connection, true));
      store.put(SLOT, TestContent.small(1));
      for (int i = 0; i < 10; i++) {
        assertThat(store.find(SLOT)).isPresent();
      }
      TestPostgres.execute(database, "ALTER TABLE media ALTER COLUMN placeholder TYPE varchar");
      connection.setAutoCommit(false);
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> store.find(SLOT))
          .withMessageContaining("cached plan")
          .matches(MediaStorageException::isTransient);
      connection.rollback();
      assertThat(store.find(SLOT)).isPresent();
      connection.rollback();
      for (int i = 0; i < 10; i++) {
        assertThat(alone.find(SLOT)).isPresent();
        connection.rollback();
      }
      TestPostgres.execute(database, "ALTER TABLE media ALTER COLUMN placeholder TYPE text");
      assertThat(alone.find(SLOT)).as("tried again").isPresent();
    }
  }

  @Test
  void anUploadThatCannotBeReadLeavesTheHostsTransactionUsable() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement host = connection.createStatement()) {
      host.execute("CREATE TABLE parts (id integer)");
      connection.setAutoCommit(false);
      JdbcMediaStore store = JdbcMediaStore.joining(new Lent(connection));
      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(UnreadableUploadException.class)
            .isThrownBy(
                () ->
                    store.put(
                        SLOT, TestContent.thatBreaksOffAfter(700_000, OptionalLong.of(LARGE))));
        host.execute("INSERT INTO parts VALUES (1)");
      }
      store.put(SLOT, TestContent.of(new byte[LARGE]));
      connection.commit();
      assertThat(rows(host)).isEqualTo(3);
      assertThat(store.count(SLOT)).isEqualTo(1);
    }
  }

  /** One connection, always the same. */
  private record Lent(Connection connection) implements ConnectionSource {

    @Override
    public Connection open() {
      return connection;
    }

    @Override
    public void close(Connection lent) {}
  }
}
