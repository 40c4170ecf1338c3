package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transaction that is begun and ended here, on a connection left as it was found. */
public final class OwnTransaction {

  private static final Logger LOG = LoggerFactory.getLogger(OwnTransaction.class);

  private OwnTransaction() {}

  public static <T> T run(Connection connection, SqlWork<T> work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    if (autoCommit) {
      connection.setAutoCommit(false);
    }
    T result;
    try {
      result = work.on(connection);
      connection.commit();
    } catch (Throwable e) {
      try {
        connection.rollback();
        restore(connection, autoCommit);
      } catch (SQLException | RuntimeException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
    try {
      restore(connection, autoCommit);
    } catch (SQLException e) {
      // The work is committed; the connection is broken, as whoever uses it next will be told.
      LOG.warn("Autocommit mode could not be restored", e);
    }
    return result;
  }

  private static void restore(Connection connection, boolean autoCommit) throws SQLException {
    if (autoCommit) {
      connection.setAutoCommit(true);
    }
  }
}
