package io.github.mediastore.jdbc.internal.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Compares the actual tables with those the store needs, and reports the differences. */
public final class SchemaCheck {

  /** Columns by table, each with its type; all but those marked with a ? are not null. */
  private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

  /** What the statements rely on beyond columns. */
  private static final Map<String, List<String>> CONSTRAINTS = new LinkedHashMap<>();

  static {
    COLUMNS.put(
        "media_slot",
        List.of("id bigint", "owner_type text", "owner_id text", "name text", "version bigint"));
    COLUMNS.put(
        "media", List.of("id bigint", "slot_id bigint", "ordinal bigint", "placeholder text?"));
    COLUMNS.put(
        "media_representation",
        List.of(
            "id bigint",
            "media_id bigint",
            "name text",
            "content_type text",
            "size bigint",
            "sha256 bytea",
            "width integer?",
            "height integer?",
            "chunk_size integer",
            "stored_at timestamp with time zone"));
    COLUMNS.put("media_chunk", List.of("representation_id bigint", "seq integer", "data bytea"));
    COLUMNS.put("media_store", List.of("id uuid", "version integer"));
    CONSTRAINTS.put("media_slot", List.of("UNIQUE (owner_type, owner_id, name)"));
    CONSTRAINTS.put(
        "media",
        List.of("UNIQUE (slot_id, ordinal) DEFERRABLE", "FOREIGN KEY (slot_id) ON DELETE CASCADE"));
    CONSTRAINTS.put(
        "media_representation",
        List.of("UNIQUE (media_id, name)", "FOREIGN KEY (media_id) ON DELETE CASCADE"));
    CONSTRAINTS.put(
        "media_chunk",
        List.of(
            "PRIMARY KEY (representation_id, seq)",
            "FOREIGN KEY (representation_id) ON DELETE CASCADE"));
  }

  private static final String ACTUAL_COLUMNS =
      """
      SELECT attname || ' ' || format_type(atttypid, atttypmod)
        || CASE WHEN attnotnull THEN '' ELSE '?' END
      FROM pg_attribute
      WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped
      ORDER BY attnum
      """;

  // Without the table that a foreign key refers to: how it is printed depends on the search path.
  private static final String ACTUAL_CONSTRAINTS =
      """
      SELECT regexp_replace(
        pg_get_constraintdef(oid), ' REFERENCES [^(]*\\([^)]*\\)| NOT VALID$', '', 'g')
      FROM pg_constraint
      WHERE conrelid = to_regclass(?)
      """;

  /** Columns of version 3 by table. */
  private static final Map<String, List<String>> DESCRIBED =
      Map.of(
          "media",
          List.of("attributes jsonb?", "focus_x double precision?", "focus_y double precision?"),
          "media_representation",
          List.of("settings text?"),
          "media_store",
          List.of("oldest_program integer"));

  /** Columns of version 4 by table. */
  private static final Map<String, List<String>> WITH_OBJECTS =
      Map.of(
          "media_object",
          List.of(
              "key text",
              "live boolean",
              "created_at timestamp with time zone",
              "unreferenced_since timestamp with time zone?"),
          "media_installation",
          List.of(
              "only_row boolean",
              "name text?",
              "system_identifier text",
              "database_oid bigint",
              "table_oid bigint",
              "timeline integer",
              "adoption text",
              "adopted_at timestamp with time zone",
              "generation bigint",
              "token text",
              "next_token text?"),
          "media_representation",
          List.of("object_key text?", "object_live boolean", "duration_millis bigint?"));

  /** Constraints of version 4 by table. */
  private static final Map<String, List<String>> OF_OBJECTS =
      Map.of(
          "media_object",
          List.of("PRIMARY KEY (key)", "UNIQUE (key, live)"),
          "media_installation",
          List.of("PRIMARY KEY (only_row)"),
          "media_representation",
          List.of("FOREIGN KEY (object_key, object_live)", "CHECK (object_live)"));

  private static final String TO_UPGRADE =
      "they have version 1, and this library needs version "
          + SchemaVersion.LEAST
          + " or "
          + SchemaVersion.CURRENT
          + ": run MediaSchema.create, or io/github/mediastore/jdbc/schema/V2__media_store.sql,"
          + " V3__media_store.sql and V4__media_store.sql of the jar by Flyway, Liquibase or psql";

  private final UnaryOperator<String> tables;

  /**
   * Makes a check.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   */
  public SchemaCheck(UnaryOperator<String> tables) {
    this.tables = tables;
  }

  /** Returns each table, column and constraint that is wrong, in words. */
  public List<String> problems(Connection connection) throws SQLException {
    List<String> problems = new ArrayList<>();
    int version = SchemaVersion.read(connection, tables);
    for (Map.Entry<String, List<String>> table : COLUMNS.entrySet()) {
      String name = tables.apply(table.getKey());
      List<String> actual = strings(connection, ACTUAL_COLUMNS, name);
      if (version == 1 && table.getKey().equals("media_store")) {
        problems.add(TO_UPGRADE);
        continue;
      }
      if (actual.isEmpty()) {
        problems.add("the table %s is missing".formatted(name));
        continue;
      }
      checkColumns(name, table.getValue(), actual, problems);
      if (version >= 3) {
        checkColumns(name, DESCRIBED.getOrDefault(table.getKey(), List.of()), actual, problems);
      }
      checkConstraints(connection, name, CONSTRAINTS.get(table.getKey()), problems);
    }
    if (version >= 4) {
      checkObjects(connection, problems);
    }
    problems.addAll(OwnerTriggers.problems(connection, tables));
    return problems;
  }

  private void checkObjects(Connection connection, List<String> problems) throws SQLException {
    for (Map.Entry<String, List<String>> table : WITH_OBJECTS.entrySet()) {
      String name = tables.apply(table.getKey());
      List<String> actual = strings(connection, ACTUAL_COLUMNS, name);
      if (!actual.isEmpty()) {
        checkColumns(name, table.getValue(), actual, problems);
        checkConstraints(connection, name, OF_OBJECTS.get(table.getKey()), problems);
      } else if (!COLUMNS.containsKey(table.getKey())) {
        problems.add("the table %s is missing".formatted(name));
      }
    }
  }

  private static void checkConstraints(
      Connection connection, String table, @Nullable List<String> expected, List<String> problems)
      throws SQLException {
    List<String> missing = new ArrayList<>(expected == null ? List.of() : expected);
    missing.removeAll(strings(connection, ACTUAL_CONSTRAINTS, table));
    missing.forEach(c -> problems.add("the table %s lacks %s".formatted(table, c)));
  }

  private static void checkColumns(
      String table, List<String> expected, List<String> actual, List<String> problems) {
    for (String column : expected) {
      String name = column.substring(0, column.indexOf(' '));
      @Nullable String found =
          actual.stream().filter(c -> c.startsWith(name + " ")).findFirst().orElse(null);
      if (found == null) {
        problems.add("the table %s lacks the column %s".formatted(table, name));
      } else if (!found.equals(column)) {
        problems.add(
            "the column %s.%s is %s, not %s"
                .formatted(table, name, describe(found), describe(column)));
      }
    }
  }

  private static String describe(String column) {
    String type = column.substring(column.indexOf(' ') + 1);
    return type.endsWith("?") ? type.substring(0, type.length() - 1) : type + " NOT NULL";
  }

  private static List<String> strings(Connection connection, String query, String table)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        List<String> strings = new ArrayList<>();
        while (row.next()) {
          strings.add(row.getString(1));
        }
        return strings;
      }
    }
  }
}
