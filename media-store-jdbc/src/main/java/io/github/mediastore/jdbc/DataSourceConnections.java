package io.github.mediastore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections got from a data source and closed after use. */
record DataSourceConnections(DataSource dataSource) implements ConnectionSource {

  @Override
  public Connection open() throws SQLException {
    return dataSource.getConnection();
  }

  @Override
  public void close(Connection connection) throws SQLException {
    connection.close();
  }
}
