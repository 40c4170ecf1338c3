package io.github.mediastore.jdbc.internal.transactions;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with a connection while it is borrowed. */
@FunctionalInterface
public interface SqlWork<T> {

  T on(Connection connection) throws SQLException;
}
