package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;
import java.sql.SQLException;

/** Always the same connection, which stays the host's to close. */
public record OneConnection(Connection connection) implements Connections {

  @Override
  public Connection open() {
    return connection;
  }

  @Override
  public void close(Connection connection) {}

  @Override
  public boolean isInTransaction(Connection connection) throws SQLException {
    return !connection.getAutoCommit();
  }
}
