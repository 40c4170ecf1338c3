package io.github.mediastore.jdbc.internal.tables;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Counts what is stored and what it takes. */
public final class MediaCensus {

  private final UpkeepSql sql;

  public MediaCensus(UnaryOperator<String> tables) {
    this.sql = new UpkeepSql(tables);
  }

  /** Counts the media of each kind of owner and slot, in alphabetical order. */
  public <T> List<T> slots(Connection connection, TableVersion version, SlotRow<T> result)
      throws SQLException {
    String slotUse = version.columnsNow(connection).in(sql.slotUse);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(slotUse)) {
      List<T> slots = new ArrayList<>();
      while (row.next()) {
        slots.add(
            result.of(
                row.getString("owner_type"),
                row.getString("name"),
                row.getLong("owners"),
                row.getLong("number"),
                row.getLong("bytes"),
                row.getLong("object_bytes")));
      }
      return slots;
    }
  }

  /** Measures each table. */
  public <T> List<T> tables(Connection connection, TableRow<T> result) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.tableUse)) {
      List<T> tables = new ArrayList<>();
      while (row.next()) {
        tables.add(
            result.of(
                row.getString("table_name"),
                row.getLong("bytes"),
                row.getLong("toast_bytes"),
                row.getLong("dead_rows")));
      }
      return tables;
    }
  }

  /** Takes what is in the slots of one name on one kind of owner. */
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
