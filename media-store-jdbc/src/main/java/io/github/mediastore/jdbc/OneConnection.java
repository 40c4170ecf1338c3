package io.github.mediastore.jdbc;

import java.sql.Connection;

/** Always the same connection, which stays the host's to close. */
record OneConnection(Connection connection) implements ConnectionSource {

  @Override
  public Connection open() {
    return connection;
  }

  @Override
  public void close(Connection connection) {}
}
