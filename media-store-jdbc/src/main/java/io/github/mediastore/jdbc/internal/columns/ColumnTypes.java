package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Looks up the types of columns in the catalogue, without the domains over them. */
final class ColumnTypes {

  private static final String TYPE =
      """
      WITH RECURSIVE types (oid, depth) AS (
        SELECT atttypid, 0 FROM pg_attribute
        WHERE attrelid = to_regclass(?) AND attname = ? AND attnum > 0 AND NOT attisdropped
        UNION ALL
        SELECT t.typbasetype, depth + 1 FROM pg_type t JOIN types USING (oid)
        WHERE t.typtype = 'd'
      )
      SELECT t.typname, CASE WHEN depth > 0 THEN t.oid::regtype::text END AS under_domain,
        ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = t.oid) AS labels
      FROM types JOIN pg_type t USING (oid) ORDER BY depth DESC LIMIT 1
      """;

  private ColumnTypes() {}

  /** Returns the type of a table's column, empty if there is no such table or column. */
  static Optional<KeyType> of(Connection connection, String table, String column)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TYPE)) {
      Parameters.of(statement).text(table).text(column);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new KeyType(
                    row.getString("typname"),
                    row.getString("under_domain"),
                    List.of((String[]) row.getArray("labels").getArray())))
            : Optional.empty();
      }
    }
  }
}
