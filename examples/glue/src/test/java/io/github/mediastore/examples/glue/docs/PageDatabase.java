package io.github.mediastore.examples.glue.docs;

import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A PostgreSQL on which the blocks of the pages run; each test has a database of its own. */
public final class PageDatabase {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PageDatabase() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL", e);
    }
  }

  static DataSource empty() {
    return SERVER.getDatabase("postgres", create());
  }

  /** Creates a database for an application, and returns its URL. The user is "postgres". */
  public static String emptyForApplication() {
    return SERVER.getJdbcUrl("postgres", create());
  }

  private static String create() {
    String name = "page_" + DATABASES.incrementAndGet();
    execute(SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
    return name;
  }

  static DataSource withTables() {
    DataSource dataSource = empty();
    MediaSchema.of(MediaTables.DEFAULT).create(dataSource);
    return dataSource;
  }

  /** Runs SQL, each statement for itself. */
  static void execute(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String one : sql.split(";\n", -1)) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    } catch (SQLException e) {
      throw new AssertionError("Cannot run " + sql, e);
    }
  }
}
