package io.github.mediastore.jdbc;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.transactions.AutonomousTransactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables of {@link JdbcMediaStore}: prints the SQL that makes them, runs it, or checks that
 * they are as the store needs them. Immutable.
 *
 * <p>The same SQL is in the jar as {@code io/github/mediastore/jdbc/schema/V1__media_store.sql},
 * for Flyway, Liquibase and psql.
 */
public final class MediaSchema {

  private static final String SCRIPT = "schema/V1__media_store.sql";
  private static final String OWNER_TRIGGER = "owner_trigger.sql";

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
    return tables.in(resource(SCRIPT));
  }

  /**
   * Returns the SQL of a trigger that removes an owner's media when its row is deleted, for hosts
   * that delete rows in more places than they can watch.
   *
   * @param ownerType what the slots call this kind of owner
   * @param table the owner's table, as SQL would name it
   * @param keyColumn the column whose text is the owner's id in the slots
   */
  public String ownerTriggerSql(String ownerType, String table, String keyColumn) {
    return tables
        .in(resource(OWNER_TRIGGER))
        .replace("${table}", table)
        .replace("${ownerType}", ownerType.replace("'", "''"))
        .replace("${keyColumn}", keyColumn.replace("'", "''"));
  }

  /**
   * Creates the tables unless they are there. Nodes that start at the same time take turns.
   *
   * @param dataSource gives a connection whose user may create tables
   * @return whether they were created
   * @throws MediaStorageException if that fails; nothing was created then
   */
  public boolean create(DataSource dataSource) {
    return new AutonomousTransactions(HostConnections.of(dataSource))
        .write("create the tables of media-store", Transactions.Undo.BY_STATEMENT, this::create);
  }

  /**
   * Checks that the tables are there and as the store needs them, so that a host finds out at its
   * start and not at the first upload.
   *
   * @param dataSource gives a connection whose user may see the tables
   * @throws IllegalStateException if they are not; the message names each table, column and
   *     constraint that is wrong
   * @throws MediaStorageException if the database cannot be asked
   */
  public void verify(DataSource dataSource) {
    List<String> problems =
        new AutonomousTransactions(HostConnections.of(dataSource))
            .read("look at the tables of media-store", new SchemaCheck(tables)::problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "The tables of media-store are not as they should be: " + String.join("; ", problems));
    }
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

  private static String resource(String name) {
    try (InputStream resource = MediaSchema.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("The jar lacks " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + name + " from the jar", e);
    }
  }
}
