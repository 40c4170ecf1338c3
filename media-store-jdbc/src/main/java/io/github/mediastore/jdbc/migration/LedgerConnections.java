package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaStorageException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Borrows a connection for one transaction, which ledger and store share. */
record LedgerConnections(DataSource dataSource) {

  <T> T inTransaction(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      } finally {
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw new MediaStorageException("The migration failed: " + e.getMessage(), e, false);
    }
  }

  private static void rollBack(Connection connection, Throwable thrown) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      thrown.addSuppressed(e);
    }
  }

  /** What is done in the transaction. */
  @FunctionalInterface
  interface Work<T> {

    T on(Connection connection) throws SQLException;
  }
}
