package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;
import java.sql.SQLException;

/** Lends connections, and knows which of them are in a transaction that somebody else will end. */
public interface Connections {

  Connection open() throws SQLException;

  void close(Connection connection) throws SQLException;

  boolean isInTransaction(Connection connection) throws SQLException;
}
