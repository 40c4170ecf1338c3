package io.github.mediastore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Gives a store the host's connections: the connection of the current transaction if there is one.
 * Safe for use by several threads.
 *
 * <p>For Spring:
 *
 * <pre>{@code
 * new ConnectionSource() {
 *   public Connection open() throws SQLException {
 *     return DataSourceUtils.doGetConnection(dataSource);
 *   }
 *   public void close(Connection c) { DataSourceUtils.releaseConnection(c, dataSource); }
 *   public boolean isInTransaction(Connection c) {
 *     return DataSourceUtils.isConnectionTransactional(c, dataSource);
 *   }
 * }
 * }</pre>
 *
 * <p>({@code getConnection} would throw an exception of Spring's if no connection is available, and
 * a store could not classify it as transient.)
 */
public interface ConnectionSource {

  /**
   * Opens or borrows a connection.
   *
   * @return the connection of the transaction that is under way, otherwise any
   * @throws SQLException if there is none to be had
   */
  Connection open() throws SQLException;

  /**
   * Closes or returns a connection. The connection of a transaction stays open until the
   * transaction ends.
   *
   * @param connection what {@link #open} returned
   * @throws SQLException if giving it back failed
   */
  void close(Connection connection) throws SQLException;

  /**
   * Returns whether the connection is in a transaction of the host, which the host will commit or
   * roll back. If it is not, the store uses a transaction of its own for each write.
   *
   * <p>By default: whether autocommit is off. Override it if connections outside transactions may
   * have autocommit off too; otherwise writes on them would never be committed.
   *
   * @param connection what {@link #open} returned
   * @throws SQLException if the connection cannot tell
   */
  default boolean isInTransaction(Connection connection) throws SQLException {
    return !connection.getAutoCommit();
  }

  /**
   * Returns whether the calling thread may be in a transaction, as far as that can be told without
   * a connection. A store asks this only if it reads from a replica: where the answer is no, such a
   * read borrows no connection of the primary, and goes on while that is away.
   *
   * <p>By default: yes, and the connection is asked. In Spring: {@code
   * TransactionSynchronizationManager.hasResource(dataSource) ||
   * TransactionSynchronizationManager.isActualTransactionActive()}.
   */
  default boolean mayBeInTransaction() {
    return true;
  }

  /**
   * Lends the connections of a data source that knows the transaction under way, such as one of a
   * JTA container or Spring's {@code TransactionAwareDataSourceProxy}.
   *
   * @param dataSource the data source
   * @return a source that gets connections from it and closes them
   */
  static ConnectionSource of(DataSource dataSource) {
    return new DataSourceConnections(dataSource);
  }
}
