package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of a data source that no transaction of the host's is on. */
record OwnConnections(DataSource dataSource) implements Connections {

  @Override
  public Connection open() throws SQLException {
    return dataSource.getConnection();
  }

  @Override
  public void close(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public boolean isInTransaction(Connection connection) {
    return false;
  }
}
