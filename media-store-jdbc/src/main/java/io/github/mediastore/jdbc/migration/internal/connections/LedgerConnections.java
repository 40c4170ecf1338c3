package io.github.mediastore.jdbc.migration.internal.connections;

import io.github.mediastore.MediaStorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Borrows a connection for one transaction, which ledger and store share. */
public record LedgerConnections(DataSource dataSource) {

  /**
   * Connection trouble, conflict, out of a resource, the server stops; a lock was not to be had.
   */
  private static final Pattern TRANSIENT = Pattern.compile("(08|40|53|57).{3}|55P03");

  public <T> T inTransaction(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      T result;
      try {
        result = work.on(connection);
        connection.commit();
      } catch (SQLException | RuntimeException | Error e) {
        giveBack(connection, autoCommit, e);
        throw e;
      }
      connection.setAutoCommit(autoCommit);
      return result;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  static MediaStorageException failure(SQLException e) {
    @Nullable String state = e.getSQLState();
    boolean isTransient =
        e instanceof SQLTransientException
            || e instanceof SQLRecoverableException
            || (state != null && TRANSIENT.matcher(state).matches());
    return new MediaStorageException("The migration failed: " + e.getMessage(), e, isTransient);
  }

  private static void giveBack(Connection connection, boolean autoCommit, Throwable thrown) {
    try {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      thrown.addSuppressed(e);
    }
  }

  /** What is done in the transaction. */
  @FunctionalInterface
  public interface Work<T> {

    T on(Connection connection) throws SQLException;
  }
}
