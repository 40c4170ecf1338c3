package io.github.mediastore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Lends the connection of Spring's transaction. */
record SpringConnections(DataSource dataSource) implements ConnectionSource {

  @Override
  public Connection open() throws SQLException {
    return DataSourceUtils.doGetConnection(dataSource);
  }

  @Override
  public void close(Connection connection) {
    DataSourceUtils.releaseConnection(connection, dataSource);
  }

  @Override
  public boolean isInTransaction(Connection connection) {
    return DataSourceUtils.isConnectionTransactional(connection, dataSource);
  }
}
