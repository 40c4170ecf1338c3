package io.github.mediastore.jdbc.internal.columns;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the type of a column's key when it is first needed, because the table need not be there
 * when the store is made. Safe for several threads.
 */
final class KeyTypes {

  private final MediaColumn column;
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
    @Nullable KeyType type = known;
    if (type == null || !type.isEnum() || type.underDomain() == null) {
      return sql;
    }
    String key = "." + SqlName.quoted(column.key());
    // PostgreSQL has no operator that takes the domain.
    return sql.replace(key + " = ", key + "::" + type.underDomain() + " = ");
  }

  private @Nullable KeyType lookUp(Connection connection) throws SQLException {
    @Nullable KeyType type = ColumnTypes.of(connection, column.table(), column.key()).orElse(null);
    if (type != null && !type.isSupported()) {
      throw new IllegalStateException(
          "The key %s.%s is of type %s, which is no type of keys"
              .formatted(column.table(), SqlName.quoted(column.key()), type.name()));
    }
    known = type;
    return type;
  }
}
