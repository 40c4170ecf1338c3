package io.github.mediastore.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with a connection while it is borrowed. */
@FunctionalInterface
interface SqlWork<T> {

  T on(Connection connection) throws SQLException;
}
