package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Counts what columns hold and what their tables take. */
public final class ColumnCensus {

  private static final String ONE =
      """
      SELECT count(*) AS owners, count(*) AS number,
        coalesce(sum(octet_length(t.${column})), 0) AS bytes
      FROM ${table} AS t WHERE t.${column} IS NOT NULL
      """;

  private static final String MANY =
      """
      SELECT count(*) FILTER (WHERE e.number > 0) AS owners, coalesce(sum(e.number), 0) AS number,
        coalesce(sum(e.bytes), 0) AS bytes
      FROM ${table} AS t
      CROSS JOIN LATERAL (
        SELECT count(bytes) AS number, sum(octet_length(bytes)) AS bytes
        FROM (SELECT unnest(t.${column}) AS bytes) AS a
      ) AS e
      """;

  // The parts of a partitioned table have the rows; a view takes nothing.
  private static final String TABLE =
      """
      SELECT to_regclass(?)::text AS table_name,
        sum(pg_total_relation_size(c.oid)) AS bytes,
        sum(coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0)) AS toast_bytes,
        sum(pg_stat_get_dead_tuples(c.oid)
          + coalesce(pg_stat_get_dead_tuples(nullif(c.reltoastrelid, 0)), 0)) AS dead_rows
      FROM pg_class c
      WHERE c.oid = to_regclass(?)
        OR c.oid IN (SELECT relid FROM pg_partition_tree(to_regclass(?)))
      """;

  private ColumnCensus() {}

  /** Counts the media of each column, which reads arrays whole. */
  public static <T> List<T> slots(Connection connection, List<MediaColumn> columns, SlotRow<T> row)
      throws SQLException {
    List<T> slots = new ArrayList<>();
    for (MediaColumn column : columns) {
      try (Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery(column.in(column.isArray() ? MANY : ONE))) {
        found.next();
        slots.add(
            row.of(
                column.ownerType(),
                column.slotName(),
                found.getLong("owners"),
                found.getLong("number"),
                found.getLong("bytes"),
                0));
      }
    }
    return slots;
  }

  /** Measures each table once. */
  public static <T> List<T> tables(
      Connection connection, List<MediaColumn> columns, TableRow<T> row) throws SQLException {
    List<T> tables = new ArrayList<>();
    for (String table : columns.stream().map(MediaColumn::table).distinct().toList()) {
      try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
        Parameters.of(statement).text(table).text(table).text(table);
        try (ResultSet found = statement.executeQuery()) {
          found.next();
          tables.add(
              row.of(
                  found.getString("table_name"),
                  found.getLong("bytes"),
                  found.getLong("toast_bytes"),
                  found.getLong("dead_rows")));
        }
      }
    }
    return tables;
  }

  /** Takes what is in a column. */
  @FunctionalInterface
  public interface SlotRow<T> {

    T of(String ownerType, String slot, long owners, long media, long bytes, long objectBytes);
  }

  /** Takes what a table occupies. */
  @FunctionalInterface
  public interface TableRow<T> {

    T of(String name, long bytes, long toastBytes, long deadRows);
  }
}
