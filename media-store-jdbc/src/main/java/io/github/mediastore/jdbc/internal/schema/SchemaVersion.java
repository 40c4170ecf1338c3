package io.github.mediastore.jdbc.internal.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the tables say of themselves: their version, and which store they are. */
public final class SchemaVersion {

  /** The version that the library of today makes. */
  public static final int CURRENT = 4;

  /** The oldest version that the library of today is content with, without what came later. */
  static final int LEAST = 2;

  private SchemaVersion() {}

  /**
   * Returns the version of the tables, 0 if there are none.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   */
  public static int read(Connection connection, UnaryOperator<String> tables) throws SQLException {
    if (!exists(connection, tables.apply("media_slot"))) {
      return 0;
    }
    // Version 1 did not record itself.
    return exists(connection, tables.apply("media_store"))
        ? row(connection, tables.apply("SELECT version FROM media_store"), Integer.class).orElse(1)
        : 1;
  }

  /**
   * Returns what tells this store from every other; empty before version 2, and for a role that has
   * the rights of version 1 only. A copy of the database is the same store.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   */
  public static Optional<UUID> identity(Connection connection, UnaryOperator<String> tables)
      throws SQLException {
    return isReadable(connection, tables.apply("media_store"))
        ? row(connection, tables.apply("SELECT id FROM media_store"), UUID.class)
        : Optional.empty();
  }

  /** Returns whether a table is there and the role may read it. */
  public static boolean isReadable(Connection connection, String table) throws SQLException {
    return isTrue(
        connection, "SELECT coalesce(has_table_privilege(to_regclass(?), 'SELECT'), false)", table);
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    return isTrue(connection, "SELECT to_regclass(?) IS NOT NULL", table);
  }

  private static boolean isTrue(Connection connection, String query, String table)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static <T> Optional<T> row(Connection connection, String query, Class<T> type)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(row.getObject(1, type)) : Optional.empty();
    }
  }
}
