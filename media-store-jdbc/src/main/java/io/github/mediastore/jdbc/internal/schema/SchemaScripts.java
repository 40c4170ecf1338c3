package io.github.mediastore.jdbc.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

/** The SQL in the jar that makes the tables, and its execution. */
public final class SchemaScripts {

  private static final String FOLDER = "/io/github/mediastore/jdbc/";
  private static final String TABLES = "schema/V1__media_store.sql";
  private static final String OWNER_TRIGGER = "owner_trigger.sql";
  private static final String FACTS_TRIGGER = "facts_trigger.sql";
  private static final String FACTS_TRIGGER_ARRAY = "facts_trigger_array.sql";

  /** Names the lock under which one node at a time looks and creates: "media" in ASCII. */
  private static final long LOCK = 0x6d65646961L;

  private final UnaryOperator<String> tables;

  /**
   * Makes the scripts of one place.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   */
  public SchemaScripts(UnaryOperator<String> tables) {
    this.tables = tables;
  }

  /** Returns the SQL that creates the tables. */
  public String create() {
    return tables.apply(resource(TABLES));
  }

  /** Returns the SQL of the owner trigger, with ${table}, ${ownerType} and ${keyColumn}. */
  public String ownerTrigger() {
    return tables.apply(resource(OWNER_TRIGGER));
  }

  /** Returns the SQL of the trigger on a column of one medium, whose names are to be put in. */
  public static String factsTrigger() {
    return resource(FACTS_TRIGGER);
  }

  /** Returns the SQL of the trigger on an array, whose names are to be put in. */
  public static String factsTriggerOfArray() {
    return resource(FACTS_TRIGGER_ARRAY);
  }

  /** Runs SQL of several statements. */
  public static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Creates the tables unless they are there; one node at a time. */
  public boolean createIfMissing(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      if (exists(connection)) {
        return false;
      }
      statement.execute(create());
      return true;
    }
  }

  private boolean exists(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, tables.apply("media_slot"));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static String resource(String name) {
    try (InputStream resource = SchemaScripts.class.getResourceAsStream(FOLDER + name)) {
      if (resource == null) {
        throw new IllegalStateException("The jar lacks " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + name + " from the jar", e);
    }
  }
}
