package io.github.mediastore.jdbc.internal.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Finds owner triggers that have to be installed again. */
final class OwnerTriggers {

  private static final String OF_VERSION_ONE =
      """
      SELECT 'the table ' || tgrelid::regclass || ' has the owner trigger of version 1, which takes'
        || ' rows that move to another partition for deleted: install that of'
        || ' MediaSchema.ownerTriggerSql'
      FROM pg_trigger
      WHERE tgname = 'media_store_owner' AND tgparentid = 0 AND tgfoid = to_regproc(?)
      ORDER BY 1
      """;

  private static final String PARTITIONS_WITHOUT =
      """
      SELECT 'the partition ' || i.inhrelid::regclass || ' lacks the owner trigger of '
        || t.tgrelid::regclass || ': run the SQL of MediaSchema.ownerTriggerSql again'
      FROM pg_trigger t
      JOIN pg_inherits i ON i.inhparent = t.tgrelid
      WHERE t.tgfoid = to_regproc(?) AND t.tgoldtable IS NOT NULL AND NOT EXISTS (
        SELECT FROM pg_trigger p WHERE p.tgrelid = i.inhrelid AND p.tgname = t.tgname)
      ORDER BY 1
      """;

  private OwnerTriggers() {}

  /** Returns what is wrong with them, in words. */
  static List<String> problems(Connection connection, UnaryOperator<String> tables)
      throws SQLException {
    List<String> problems = new ArrayList<>();
    add(connection, OF_VERSION_ONE, tables.apply("media_clear_owner"), problems);
    add(connection, PARTITIONS_WITHOUT, tables.apply("media_owner"), problems);
    return problems;
  }

  private static void add(
      Connection connection, String query, String function, List<String> problems)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, function);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          problems.add(row.getString(1));
        }
      }
    }
  }
}
