package io.github.mediastore.jdbc.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL in the jar that makes the tables, and its execution. */
public final class SchemaScripts {

  private static final String FOLDER = "/io/github/mediastore/jdbc/";

  /**
   * The scripts that make one version of the schema out of the one before, the first of nothing.
   */
  private static final List<String> VERSIONS =
      List.of(
          "schema/V1__media_store.sql",
          "schema/V2__media_store.sql",
          "schema/V3__media_store.sql",
          "schema/V4__media_store.sql");

  private static final String ROLLOUT = "rollout.sql";
  private static final String OWNER_TRIGGER = "owner_trigger.sql";
  private static final String FACTS_TRIGGER = "facts_trigger.sql";
  private static final String FACTS_TRIGGER_ARRAY = "facts_trigger_array.sql";

  /** Names the lock under which one node at a time looks and creates: "media" in ASCII. */
  private static final long LOCK = 0x6d65646961L;

  private final UnaryOperator<String> tables;
  private final ChunkTable chunks;

  /**
   * Makes the scripts of one place.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   * @param chunks how the table of chunks is made where there is none
   */
  public SchemaScripts(UnaryOperator<String> tables, ChunkTable chunks) {
    this.tables = tables;
    this.chunks = chunks;
  }

  /**
   * Returns the SQL that makes the tables of today.
   *
   * @param version the version that they have already, 0 if there are none
   */
  public String upgradeFrom(int version) {
    Stream<String> scripts = VERSIONS.stream().skip(version).map(SchemaScripts::resource);
    Stream<String> all =
        version == 0
            ? Stream.concat(scripts.map(chunks::in), chunks.script(SchemaScripts::resource))
            : scripts;
    return all.map(tables).collect(Collectors.joining("\n"));
  }

  /** Returns the version of the tables, 0 if there are none. */
  public int version(Connection connection) throws SQLException {
    return SchemaVersion.read(connection, tables);
  }

  /** Returns the SQL of the trigger that ties the media of one kind of owner to its table. */
  public String ownerTrigger(String ownerType, String table, String keyColumn) {
    return tables
        .apply(resource(OWNER_TRIGGER))
        .replace("${ownerType}", literal(ownerType))
        .replace("${table}", literal(table))
        .replace("${keyColumn}", literal(keyColumn));
  }

  /** Writes text as a literal that stays one within dollar quotes, whatever is in it. */
  private static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''").replace("$", "\\x24") + "'";
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

  /**
   * Makes the tables of today, or brings those of version 1 to version 2, on which nobody waits;
   * one node at a time.
   *
   * @return whether there was anything to do
   */
  public boolean create(Connection connection) throws SQLException {
    lock(connection);
    int version = version(connection);
    if (version >= SchemaVersion.LEAST) {
      return false;
    }
    run(connection, version == 0 ? upgradeFrom(0) : tables.apply(resource(VERSIONS.get(version))));
    return true;
  }

  /**
   * Brings tables of version 2 to that of today, for which nobody may be reading or writing; one
   * node at a time.
   *
   * @return whether there was anything to do
   */
  public boolean upgrade(Connection connection) throws SQLException {
    lock(connection);
    String sql = upgradeFrom(version(connection));
    if (!sql.isEmpty()) {
      run(connection, sql);
    }
    return !sql.isEmpty();
  }

  /** Returns the SQL for when no program for an earlier version is left. */
  public String rollout() {
    return tables.apply(resource(ROLLOUT));
  }

  private static void lock(Connection connection) throws SQLException {
    run(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
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
