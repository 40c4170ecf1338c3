package io.github.mediastore.examples.parts.media;

import io.github.mediastore.jdbc.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Lends the stores the connection of the transaction that {@code @Transactional} began. */
record SpringConnections(DataSource dataSource) implements ConnectionSource {

  @Override
  public Connection open() throws SQLException {
    // Not getConnection: its exception is Spring's, and would pass by the store's own.
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
