package io.github.mediastore.jdbc;

import io.github.mediastore.MediaStorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The tables of {@link JdbcMediaStore}: prints the SQL that makes them, or runs it.
 *
 * <p>The same SQL is in the jar as {@code io/github/mediastore/jdbc/schema/V1__media_store.sql},
 * for Flyway, Liquibase and psql. Immutable.
 */
public final class MediaSchema {

  private static final String SCRIPT = "schema/V1__media_store.sql";

  /** Names the lock under which one node at a time looks and creates: "media" in ASCII. */
  private static final long LOCK = 0x6d65646961L;

  private final MediaTables tables;

  private MediaSchema(MediaTables tables) {
    this.tables = tables;
  }

  /**
   * Describes the tables of a place.
   *
   * @param tables where they are, or shall be
   * @return the schema
   */
  public static MediaSchema of(MediaTables tables) {
    return new MediaSchema(tables);
  }

  /** Returns the SQL that creates the tables. */
  public String sql() {
    try (InputStream script = MediaSchema.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException("The jar lacks " + SCRIPT);
      }
      return tables.in(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + SCRIPT + " from the jar", e);
    }
  }

  /**
   * Creates the tables unless they are there. Nodes that start at the same time take turns.
   *
   * @param dataSource gives a connection whose user may create tables
   * @return whether they were created
   * @throws MediaStorageException if that fails; nothing was created then
   */
  public boolean create(DataSource dataSource) {
    return new AutonomousTransactions(dataSource)
        .write("create the tables of media-store", Transactions.Undo.BY_STATEMENT, this::create);
  }

  private boolean create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      if (exists(connection)) {
        return false;
      }
      statement.execute(sql());
      return true;
    }
  }

  private boolean exists(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, tables.in("media_slot"));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
