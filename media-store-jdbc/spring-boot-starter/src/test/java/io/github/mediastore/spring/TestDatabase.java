package io.github.mediastore.spring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database of its own on the one PostgreSQL of all tests.
 *
 * @param name its name
 */
record TestDatabase(String name) {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static EmbeddedPostgres start() {
    try {
      // Nothing here must survive a crash, so no write waits for the disk.
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL", e);
    }
  }

  static TestDatabase empty() {
    TestDatabase database = new TestDatabase("starter_" + DATABASES.incrementAndGet());
    new TestDatabase("postgres").execute("CREATE DATABASE " + database.name);
    return database;
  }

  /** Returns a copy, as a test system has one of production; nobody may be connected to this. */
  TestDatabase copy() {
    TestDatabase copy = new TestDatabase("starter_" + DATABASES.incrementAndGet());
    new TestDatabase("postgres").execute("CREATE DATABASE " + copy.name + " TEMPLATE " + name);
    return copy;
  }

  static EmbeddedPostgres server() {
    return SERVER;
  }

  PGSimpleDataSource dataSource() {
    return (PGSimpleDataSource) SERVER.getDatabase("postgres", name);
  }

  /** Returns a pool of two connections. */
  HikariDataSource pool(boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setUsername("postgres");
    config.setMaximumPoolSize(2);
    config.setAutoCommit(autoCommit);
    return new HikariDataSource(config);
  }

  String url() {
    return SERVER.getJdbcUrl("postgres", name);
  }

  /** Returns what an application sets to use it, with few connections. */
  String[] properties() {
    return new String[] {
      "spring.datasource.url=" + url(),
      "spring.datasource.username=postgres",
      "spring.datasource.hikari.maximum-pool-size=3"
    };
  }

  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("Cannot run " + sql, e);
    }
  }

  /** Returns the number that a query selects. */
  long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError("Cannot run " + sql, e);
    }
  }

  boolean hasTable(String table) {
    return number("SELECT count(*) FROM pg_class WHERE relname = '" + table + "'") > 0;
  }

  private Connection connect() throws SQLException {
    return dataSource().getConnection();
  }
}
