package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the columns that a host named with those in the catalogue, and reports differences. */
public final class ColumnCheck {

  private static final String TABLE =
      """
      SELECT c.relkind,
        (pg_relation_is_updatable(c.oid, true) & 4) <> 0 AS is_updatable,
        EXISTS (
          SELECT FROM pg_index i
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
          WHERE i.indrelid = c.oid AND a.attname = ? AND i.indisunique AND i.indisvalid
            AND i.indnkeyatts = 1 AND i.indpred IS NULL) AS has_unique_key
      FROM pg_class c WHERE c.oid = to_regclass(?)
      """;

  private static final String GENERATED =
      """
      SELECT attgenerated <> '' FROM pg_attribute
      WHERE attrelid = to_regclass(?) AND attname = ?
      """;

  private ColumnCheck() {}

  /** Returns what is wrong with a column, in words. */
  public static List<String> problems(Connection connection, MediaColumn column)
      throws SQLException {
    List<String> problems = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
      Parameters.of(statement).text(column.key()).text(column.table());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return List.of("the table %s is missing".formatted(column.table()));
        }
        checkTable(row, column, problems);
      }
    }
    checkKey(connection, column, problems);
    checkType(connection, column, column.bytes(), column.isArray() ? "_bytea" : "bytea", problems);
    @Nullable String metadata = column.metadata();
    if (metadata != null) {
      checkType(connection, column, metadata, "jsonb", problems);
    }
    return problems;
  }

  private static void checkTable(ResultSet row, MediaColumn column, List<String> problems)
      throws SQLException {
    if (!row.getBoolean("is_updatable")) {
      problems.add("%s cannot be updated".formatted(column.table()));
    }
    // On a partitioned table and a view no such index can stand: there each write counts the rows.
    if (row.getString("relkind").equals("r") && !row.getBoolean("has_unique_key")) {
      problems.add(
          "the key %s has no unique index of its own, so several rows may have the same"
              .formatted(name(column, column.key())));
    }
  }

  private static void checkKey(Connection connection, MediaColumn column, List<String> problems)
      throws SQLException {
    Optional<KeyType> type = ColumnTypes.of(connection, column.table(), column.key());
    if (type.isEmpty()) {
      problems.add(missing(column, column.key()));
    } else if (!type.get().isSupported()) {
      problems.add(
          "the key %s is %s, which is no type of keys"
              .formatted(name(column, column.key()), type.get().sqlName()));
    }
  }

  private static void checkType(
      Connection connection,
      MediaColumn column,
      String name,
      String expected,
      List<String> problems)
      throws SQLException {
    Optional<KeyType> type = ColumnTypes.of(connection, column.table(), name);
    if (type.isEmpty()) {
      problems.add(missing(column, name));
      return;
    }
    if (!type.get().name().equals(expected)) {
      problems.add(
          "the column %s is %s, not %s"
              .formatted(name(column, name), type.get().sqlName(), KeyType.sqlName(expected)));
    }
    try (PreparedStatement statement = connection.prepareStatement(GENERATED)) {
      Parameters.of(statement).text(column.table()).text(name);
      try (ResultSet row = statement.executeQuery()) {
        if (row.next() && row.getBoolean(1)) {
          problems.add("the column %s is generated".formatted(name(column, name)));
        }
      }
    }
  }

  private static String missing(MediaColumn column, String name) {
    return "the table %s lacks the column %s".formatted(column.table(), SqlName.quoted(name));
  }

  private static String name(MediaColumn column, String name) {
    return column.table() + "." + SqlName.quoted(name);
  }
}
