package io.github.mediastore.examples.glue.micronaut;

import io.github.mediastore.jdbc.ConnectionSource;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of the transaction that @Transactional has begun. */
record MicronautConnections(DataSource pool, TransactionOperations<Connection> transactions)
    implements ConnectionSource {

  @Override
  public Connection open() throws SQLException {
    return transactions.hasConnection() ? transactions.getConnection() : pool.getConnection();
  }

  @Override
  public void close(Connection connection) throws SQLException {
    if (!isInTransaction(connection)) {
      connection.close();
    }
  }

  @Override
  public boolean isInTransaction(Connection connection) {
    return transactions.hasConnection() && transactions.getConnection() == connection;
  }
}
