package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.MediaStatistics.SlotUse;
import io.github.mediastore.jdbc.MediaStatistics.TableUse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Counts what is stored and what it takes. */
final class MediaCensus {

  private final MediaSql sql;

  MediaCensus(MediaSql sql) {
    this.sql = sql;
  }

  MediaStatistics take(Connection connection) throws SQLException {
    return new MediaStatistics(slots(connection), tables(connection));
  }

  private List<SlotUse> slots(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.slotUse)) {
      List<SlotUse> slots = new ArrayList<>();
      while (row.next()) {
        slots.add(
            new SlotUse(
                row.getString("owner_type"),
                row.getString("name"),
                row.getLong("owners"),
                row.getLong("number"),
                row.getLong("bytes")));
      }
      return slots;
    }
  }

  private List<TableUse> tables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.tableUse)) {
      List<TableUse> tables = new ArrayList<>();
      while (row.next()) {
        tables.add(
            new TableUse(
                row.getString("table_name"),
                row.getLong("bytes"),
                row.getLong("toast_bytes"),
                row.getLong("dead_rows")));
      }
      return tables;
    }
  }
}
