package io.github.mediastore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The host's transaction, never committed and never retried here; where there is none, one of its
 * own.
 */
record JoinedTransactions(ConnectionSource source) implements Transactions {

  @Override
  public <T> T read(String what, SqlWork<T> work) {
    return borrow(
        what,
        connection ->
            connection.getAutoCommit() || source.isJoinable(connection)
                ? work.on(connection)
                : OwnTransaction.run(connection, work));
  }

  @Override
  public <T> T write(String what, Undo undo, SqlWork<T> work) {
    return borrow(
        what,
        connection -> {
          if (!source.isJoinable(connection)) {
            return OwnTransaction.run(connection, work);
          }
          return switch (undo) {
            case BY_STATEMENT -> work.on(connection);
            case BY_SAVEPOINT -> withSavepoint(connection, work);
          };
        });
  }

  private <T> T borrow(String what, SqlWork<T> work) {
    try {
      return Borrowed.use(source, work);
    } catch (SQLException e) {
      throw SqlFailure.of(what, e);
    }
  }

  // In SQL, not through JDBC's methods: connections of a JTA transaction refuse those.
  private static <T> T withSavepoint(Connection connection, SqlWork<T> work) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(MediaSql.SAVEPOINT);
      T result;
      try {
        result = work.on(connection);
      } catch (Throwable e) {
        try {
          statement.execute(MediaSql.ROLLBACK_TO_SAVEPOINT);
        } catch (SQLException suppressed) {
          e.addSuppressed(suppressed);
        }
        throw e;
      }
      statement.execute(MediaSql.RELEASE_SAVEPOINT);
      return result;
    }
  }
}
