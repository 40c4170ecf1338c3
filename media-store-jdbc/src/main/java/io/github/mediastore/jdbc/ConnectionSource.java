package io.github.mediastore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lends a store the host's connections, the one of the transaction that is under way if there is
 * one. Safe for use by several threads.
 *
 * <p>For Spring:
 *
 * <pre>{@code
 * new ConnectionSource() {
 *   public Connection open() throws SQLException {
 *     return DataSourceUtils.doGetConnection(dataSource);
 *   }
 *   public void close(Connection c) { DataSourceUtils.releaseConnection(c, dataSource); }
 *   public boolean isJoinable(Connection c) {
 *     return DataSourceUtils.isConnectionTransactional(c, dataSource);
 *   }
 * }
 * }</pre>
 *
 * <p>({@code getConnection} would throw an exception of Spring's where there is no connection, and
 * a store could not say that this is transient.)
 */
public interface ConnectionSource {

  /**
   * Lends a connection.
   *
   * @return the connection of the transaction that is under way, otherwise any
   * @throws SQLException if there is none to be had
   */
  Connection open() throws SQLException;

  /**
   * Takes a connection back. The one of a transaction stays open until that ends.
   *
   * @param connection what {@link #open} returned
   * @throws SQLException if giving it back failed
   */
  void close(Connection connection) throws SQLException;

  /**
   * Returns whether a connection is in a transaction that somebody else will end. If it is not, a
   * store makes its own for each write.
   *
   * <p>Unless overridden: whether it is not in autocommit mode. Override it where connections that
   * are in no transaction may have autocommit off too, or nobody would commit what was written on
   * them.
   *
   * @param connection what {@link #open} returned
   * @throws SQLException if the connection cannot tell
   */
  default boolean isJoinable(Connection connection) throws SQLException {
    return !connection.getAutoCommit();
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
