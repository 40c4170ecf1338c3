package io.github.mediastore.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL for all tests of the process; each asks for an empty schema of its own. */
public final class TestPostgres {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private TestPostgres() {}

  private static EmbeddedPostgres start() {
    try {
      // Nothing here must survive a crash, so no write waits for the disk.
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("max_prepared_transactions", "10")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL", e);
    }
  }

  /** Returns connections whose search path is a new, empty schema. */
  public static PGSimpleDataSource emptySchema() {
    String schema = "test_" + SCHEMAS.incrementAndGet();
    PGSimpleDataSource dataSource = dataSource();
    execute(dataSource, "CREATE SCHEMA " + schema);
    dataSource.setCurrentSchema(schema);
    return dataSource;
  }

  /** Returns connections whose search path is a new schema with the store's tables. */
  public static PGSimpleDataSource withTables() {
    PGSimpleDataSource dataSource = emptySchema();
    MediaSchema.of(MediaTables.DEFAULT).create(dataSource);
    return dataSource;
  }

  /** Returns connections to a new schema with the store's tables, with options for the server. */
  public static PGSimpleDataSource withTables(String options) {
    PGSimpleDataSource dataSource = withTables();
    dataSource.setOptions(options);
    return dataSource;
  }

  /** Returns further connections to a schema, to be given other settings. */
  public static PGSimpleDataSource sameSchemaAs(PGSimpleDataSource other) {
    PGSimpleDataSource dataSource = dataSource();
    dataSource.setCurrentSchema(other.getCurrentSchema());
    return dataSource;
  }

  public static void execute(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("Cannot run " + sql, e);
    }
  }

  /**
   * Lets the database refuse something, until the trigger {@code refuse} is dropped.
   *
   * @param event what is refused, such as {@code INSERT ON media}
   * @param message what the database says then
   * @param state and by which SQLSTATE
   */
  public static void refuse(DataSource dataSource, String event, String message, String state) {
    execute(
        dataSource,
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION '%s' USING ERRCODE = '%s'; END $$;
        CREATE TRIGGER refuse BEFORE %s FOR EACH ROW EXECUTE FUNCTION refuse()
        """
            .formatted(message, state, event));
  }

  private static PGSimpleDataSource dataSource() {
    return (PGSimpleDataSource) SERVER.getPostgresDatabase();
  }
}
