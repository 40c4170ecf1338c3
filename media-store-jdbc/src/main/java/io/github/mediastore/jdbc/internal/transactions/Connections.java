package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lends connections, and knows which of them are in a transaction that somebody else will end. */
public interface Connections {

  Connection open() throws SQLException;

  void close(Connection connection) throws SQLException;

  boolean isInTransaction(Connection connection) throws SQLException;

  /** Returns whether the next connection may be in one, as far as that is known without it. */
  default boolean mayBeInTransaction() {
    return true;
  }

  /** Lends those of a data source, which are in no transaction of anybody else's. */
  static Connections of(DataSource dataSource) {
    return new OwnConnections(dataSource);
  }
}
