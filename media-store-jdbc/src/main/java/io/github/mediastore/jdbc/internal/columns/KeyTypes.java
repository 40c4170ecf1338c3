package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the type of a column's key when it is first needed, because the table need not be there
 * when the store is made. Safe for several threads.
 */
final class KeyTypes {

  private static final String TYPE =
      """
      WITH RECURSIVE types (oid, depth) AS (
        SELECT atttypid, 0 FROM pg_attribute
        WHERE attrelid = to_regclass(?) AND attname = ? AND attnum > 0 AND NOT attisdropped
        UNION ALL
        SELECT t.typbasetype, depth + 1 FROM pg_type t JOIN types USING (oid)
        WHERE t.typtype = 'd'
      )
      SELECT t.typname, CASE WHEN depth > 0 AND t.typtype = 'e' THEN t.oid::regtype::text END AS enum,
        ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = t.oid) AS labels
      FROM types JOIN pg_type t USING (oid) ORDER BY depth DESC LIMIT 1
      """;

  private final MediaColumn column;
  private volatile @Nullable String enumUnderDomain;
  private volatile @Nullable KeyType known;

  KeyTypes(MediaColumn column) {
    this.column = column;
  }

  /**
   * Returns the text that stands for a key and all texts of the same value, or empty if no row can
   * have it.
   *
   * @throws IllegalStateException if the key is of a type that this store does not support
   */
  Optional<String> canonical(Connection connection, String text) throws SQLException {
    @Nullable KeyType type = known;
    if (type == null) {
      type = lookUp(connection);
    }
    if (type == null) {
      return Optional.of(text); // No such table or column, which the statement will say.
    }
    Optional<String> canonical = type.canonical(text);
    if (canonical.isEmpty() && type.isEnum()) {
      type = lookUp(connection); // An enumeration may have got a label since.
      return type == null ? Optional.empty() : type.canonical(text);
    }
    return canonical;
  }

  /** Returns SQL that compares keys even if they are of a domain over an enumeration. */
  String comparing(String sql) {
    @Nullable String type = enumUnderDomain; // PostgreSQL has no operator that takes the domain.
    return type == null
        ? sql
        : sql.replace(
            "." + SqlName.quoted(column.key()) + " = ANY",
            "." + SqlName.quoted(column.key()) + "::" + type + " = ANY");
  }

  private @Nullable KeyType lookUp(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TYPE)) {
      Parameters.of(statement).text(column.table()).text(column.key());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        Array labels = row.getArray("labels");
        KeyType type = new KeyType(row.getString("typname"), List.of((String[]) labels.getArray()));
        if (!type.isSupported()) {
          throw new IllegalStateException(
              "The key %s.%s is of type %s, which is no type of keys"
                  .formatted(column.table(), SqlName.quoted(column.key()), type.name()));
        }
        enumUnderDomain = row.getString("enum");
        known = type;
        return type;
      }
    }
  }
}
