package io.github.mediastore.spring.internal.store;

import io.github.mediastore.jdbc.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Connections of the transaction that {@code @Transactional} has begun, on this data source; where
 * none has, connections of no transaction.
 *
 * <p>A transaction of another data source is not joined: {@code DataSourceUtils} alone would keep a
 * connection until that one ends and call it transactional, and nobody would commit what is written
 * on it.
 *
 * @param dataSource the data source that the transaction manager knows
 * @param isJta whether transactions are those of JTA, which the data source joins by itself
 */
public record SpringConnections(DataSource dataSource, boolean isJta) implements ConnectionSource {

  /** Takes the data source that transaction managers know behind a proxy that joins by itself. */
  public SpringConnections {
    if (dataSource instanceof TransactionAwareDataSourceProxy proxy
        && proxy.getTargetDataSource() != null) {
      dataSource = proxy.getTargetDataSource();
    }
  }

  @Override
  public Connection open() throws SQLException {
    return isBound() ? DataSourceUtils.doGetConnection(dataSource) : dataSource.getConnection();
  }

  @Override
  public void close(Connection connection) throws SQLException {
    DataSourceUtils.doReleaseConnection(connection, dataSource);
  }

  @Override
  public boolean isInTransaction(Connection connection) throws SQLException {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && (isJta || DataSourceUtils.isConnectionTransactional(connection, dataSource))
        && !connection.getAutoCommit();
  }

  @Override
  public boolean mayBeInTransaction() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }

  private boolean isBound() {
    return TransactionSynchronizationManager.hasResource(dataSource);
  }
}
