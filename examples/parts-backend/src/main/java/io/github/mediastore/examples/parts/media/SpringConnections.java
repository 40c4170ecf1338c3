package io.github.mediastore.examples.parts.media;

import io.github.mediastore.jdbc.ConnectionSource;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Lends the stores the connection of the transaction that {@code @Transactional} began. */
record SpringConnections(DataSource dataSource) implements ConnectionSource {

  @Override
  public Connection open() {
    return DataSourceUtils.getConnection(dataSource);
  }

  @Override
  public void close(Connection connection) {
    DataSourceUtils.releaseConnection(connection, dataSource);
  }

  @Override
  public boolean isJoinable(Connection connection) {
    return DataSourceUtils.isConnectionTransactional(connection, dataSource);
  }
}
