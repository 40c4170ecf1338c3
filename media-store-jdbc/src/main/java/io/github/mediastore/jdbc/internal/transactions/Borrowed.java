package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Borrows a connection for one piece of work and gives it back whatever happens. */
final class Borrowed {

  private static final Logger LOG = LoggerFactory.getLogger(Borrowed.class);

  private Borrowed() {}

  static <T> T use(Connections connections, SqlWork<T> work) throws SQLException {
    Connection connection = connections.open();
    T result;
    try {
      result = work.on(connection);
    } catch (Throwable e) {
      try {
        connections.close(connection);
      } catch (SQLException | RuntimeException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
    try {
      connections.close(connection);
    } catch (SQLException e) {
      // The work is done and committed; to call it failed now would be a lie.
      LOG.warn("A connection could not be given back", e);
    }
    return result;
  }
}
