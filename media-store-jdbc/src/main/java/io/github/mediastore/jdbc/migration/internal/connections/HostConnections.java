package io.github.mediastore.jdbc.migration.internal.connections;

import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Works in the host's transaction if one is under way, otherwise in one of its own.
 *
 * @param host knows the host's transaction
 * @param own gives connections for others
 */
public record HostConnections(ConnectionSource host, LedgerConnections own) {

  public <T> T inTransaction(SqlWork<T> work) {
    try {
      Connection connection = host.open();
      try {
        if (host.isInTransaction(connection)) {
          return work.on(connection);
        }
      } finally {
        host.close(connection);
      }
    } catch (SQLException e) {
      throw LedgerConnections.failure(e);
    }
    return own.inTransaction(work);
  }

  public boolean isInHostsTransaction() {
    try {
      Connection connection = host.open();
      try {
        return host.isInTransaction(connection);
      } finally {
        host.close(connection);
      }
    } catch (SQLException e) {
      throw LedgerConnections.failure(e);
    }
  }
}
