package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Knows which columns the tables have, so that a program can be deployed before the steps to
 * versions 3 and 4. They are looked for until they are all there, and never again. Safe for several
 * threads.
 */
public final class TableVersion {

  private static final String COLUMNS =
      """
      SELECT
        EXISTS (SELECT FROM pg_attribute
          WHERE attrelid = to_regclass(?) AND attname = 'oldest_program' AND NOT attisdropped),
        EXISTS (SELECT FROM pg_attribute
          WHERE attrelid = to_regclass(?) AND attname = 'duration_millis' AND NOT attisdropped)
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String storeTable;
  private final String representationTable;
  private final String oldestProgram;
  private final ByColumns<MediaSql> sql;
  private volatile DescribedColumns columns = DescribedColumns.MISSING;
  private volatile boolean keepsAttributes;
  private volatile long nextLook = System.nanoTime();

  /**
   * Prepares the SQL for all versions.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   */
  public TableVersion(UnaryOperator<String> tables) {
    this.storeTable = tables.apply("media_store");
    this.representationTable = tables.apply("media_representation");
    this.oldestProgram = tables.apply("SELECT oldest_program FROM media_store");
    this.sql = new ByColumns<>(columns -> new MediaSql(tables, columns));
  }

  /** Returns the SQL of which all versions have the same. */
  public MediaSql sql() {
    return sql.withFirst();
  }

  /** Returns the SQL for tables with these columns. */
  MediaSql sql(DescribedColumns columns) {
    return sql.with(columns);
  }

  /** Returns the SQL to read with. */
  MediaSql sql(Connection connection) throws SQLException {
    return sql(columns(connection));
  }

  /** Returns which columns were there; that others came is noticed a little later. */
  DescribedColumns columns(Connection connection) throws SQLException {
    return areAllThere() || System.nanoTime() - nextLook < 0 ? columns : columnsNow(connection);
  }

  /** Returns which columns are there now, as who copies a row must know. */
  DescribedColumns columnsNow(Connection connection) throws SQLException {
    if (!areAllThere()) {
      try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
        Parameters.of(statement).text(storeTable).text(representationTable);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          columns = DescribedColumns.of(row.getBoolean(1), row.getBoolean(2));
        }
      }
      nextLook = System.nanoTime() + PATIENCE.toNanos();
    }
    return columns;
  }

  private boolean areAllThere() {
    return columns == DescribedColumns.ALL;
  }

  /**
   * Makes sure that attributes are kept by each program that may write to the tables.
   *
   * @throws MediaStorageException if that is not so yet; the message says what to do
   */
  void requireAttributes(Connection connection) throws SQLException {
    if (keepsAttributes) {
      return;
    }
    if (!columnsNow(connection).describe()) {
      throw refusal("the tables have no columns for them before version 3: run MediaSchema.create");
    }
    try (PreparedStatement statement = connection.prepareStatement(oldestProgram);
        ResultSet row = statement.executeQuery()) {
      keepsAttributes = row.next() && row.getInt(1) >= 3;
    }
    if (!keepsAttributes) {
      throw refusal(
          "programs for version 2 of the tables would lose them: once none is left, run"
              + " MediaSchema.finishRollout");
    }
  }

  private static MediaStorageException refusal(String why) {
    return new MediaStorageException("Attributes cannot be stored: " + why, null, false);
  }
}
