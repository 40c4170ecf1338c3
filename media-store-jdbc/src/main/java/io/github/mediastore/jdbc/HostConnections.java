package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.internal.transactions.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The connections of a host, as the stores use them. */
record HostConnections(ConnectionSource source) implements Connections {

  static HostConnections of(DataSource dataSource) {
    return new HostConnections(ConnectionSource.of(dataSource));
  }

  @Override
  public Connection open() throws SQLException {
    return source.open();
  }

  @Override
  public void close(Connection connection) throws SQLException {
    source.close(connection);
  }

  @Override
  public boolean isInTransaction(Connection connection) throws SQLException {
    return source.isInTransaction(connection);
  }

  @Override
  public boolean mayBeInTransaction() {
    return source.mayBeInTransaction();
  }
}
