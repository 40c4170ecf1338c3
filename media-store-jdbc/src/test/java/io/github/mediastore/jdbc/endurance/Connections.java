package io.github.mediastore.jdbc.endurance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The connections of one client. Each failure begins an epoch, and connections of an earlier one
 * are recognized by their names: what they were doing may still be under way.
 */
final class Connections {

  private static final long PATIENCE_MILLIS = 180_000;

  private final String url;
  private final String name;
  private long epoch = System.currentTimeMillis() * 1000;
  private SingleConnectionDataSource one = new SingleConnectionDataSource();

  Connections(String url, String name) {
    this.url = url;
    this.name = name;
    renew();
  }

  /** Returns a source that lends the same connection each time. */
  DataSource one() {
    return one;
  }

  /** Returns a source of new connections. */
  DataSource many() {
    return source(name + "." + epoch);
  }

  private PGSimpleDataSource source(String applicationName) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setApplicationName(applicationName);
    return source;
  }

  /** Begins an epoch. */
  void renew() {
    one.destroy();
    epoch++;
    DataSource many = many();
    one =
        new SingleConnectionDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            try {
              return super.getConnection();
            } catch (SQLException e) {
              // It broke after the last operation was committed, which did not fail by that.
              throw e.getSQLState() == null ? new SQLException(e.getMessage(), "08003", e) : e;
            }
          }

          @Override
          protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
            return many.getConnection();
          }
        };
    one.setUrl(url);
    one.setSuppressClose(true);
  }

  /** Reads with a connection of its own, as soon as the server can be reached. */
  <T> T read(SqlFunction<T> work) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      try (Connection connection = source("reader of " + name).getConnection()) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        return work.apply(connection);
      } catch (SQLException e) {
        if (System.currentTimeMillis() > end) {
          throw new Fault("The server has not come back", e);
        }
        sleep(200);
      }
    }
  }

  /** Waits until nothing is under way of what was begun before the last {@link #renew}. */
  void awaitEndOfEarlierEpochs() {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (read(this::countEarlier) > 0) {
      if (System.currentTimeMillis() > end) {
        throw new Fault("A connection of an earlier epoch does not end");
      }
      sleep(50);
    }
  }

  private int countEarlier(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE starts_with(application_name, ?) AND application_name <> ?
            """)) {
      statement.setString(1, name + ".");
      statement.setString(2, name + "." + epoch);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads something. */
  @FunctionalInterface
  interface SqlFunction<T> {

    T apply(Connection connection) throws SQLException;
  }
}
