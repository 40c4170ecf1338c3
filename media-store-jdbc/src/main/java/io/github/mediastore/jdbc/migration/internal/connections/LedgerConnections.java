package io.github.mediastore.jdbc.migration.internal.connections;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.transactions.OwnTransaction;
import io.github.mediastore.jdbc.internal.transactions.SqlFailure;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Borrows a connection for one transaction, which ledger and store share. */
public record LedgerConnections(DataSource dataSource) {

  public <T> T inTransaction(SqlWork<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return OwnTransaction.run(connection, work);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  static MediaStorageException failure(SQLException e) {
    return new MediaStorageException(
        "The migration failed: " + e.getMessage(), e, SqlFailure.isTransient(e));
  }
}
