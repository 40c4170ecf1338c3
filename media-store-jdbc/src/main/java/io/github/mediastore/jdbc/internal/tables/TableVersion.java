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
 * Knows which columns the tables have, so that a program can be deployed before the step to version
 * 3. They are looked for until they are there, and never again. Safe for several threads.
 */
public final class TableVersion {

  private static final String COLUMNS =
      """
      SELECT EXISTS (SELECT FROM pg_attribute
        WHERE attrelid = to_regclass(?) AND attname = 'oldest_program' AND NOT attisdropped)
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String storeTable;
  private final String oldestProgram;
  private final MediaSql without;
  private final MediaSql with;
  private volatile boolean isDescribed;
  private volatile boolean keepsAttributes;
  private volatile long nextLook = System.nanoTime();

  /**
   * Prepares the SQL for all versions.
   *
   * @param tables puts the full names of the tables into SQL that has their plain ones
   */
  public TableVersion(UnaryOperator<String> tables) {
    this.storeTable = tables.apply("media_store");
    this.oldestProgram = tables.apply("SELECT oldest_program FROM media_store");
    this.without = new MediaSql(tables);
    this.with = new MediaSql(tables, DescribedColumns.PRESENT);
  }

  /** Returns the SQL of which all versions have the same. */
  public MediaSql sql() {
    return without;
  }

  /** Returns the SQL for tables with the columns of version 3, or without. */
  MediaSql sql(boolean describes) {
    return describes ? with : without;
  }

  /** Returns the SQL to read with. */
  MediaSql sql(Connection connection) throws SQLException {
    return sql(isDescribed(connection));
  }

  /** Returns whether the columns were there; that they came is noticed a little later. */
  boolean isDescribed(Connection connection) throws SQLException {
    return isDescribed || (System.nanoTime() - nextLook >= 0 && isDescribedNow(connection));
  }

  /** Returns whether the columns are there now, as who copies a row must know. */
  boolean isDescribedNow(Connection connection) throws SQLException {
    if (!isDescribed) {
      try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
        Parameters.of(statement).text(storeTable);
        try (ResultSet row = statement.executeQuery()) {
          isDescribed = row.next() && row.getBoolean(1);
        }
      }
      nextLook = System.nanoTime() + PATIENCE.toNanos();
    }
    return isDescribed;
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
    if (!isDescribedNow(connection)) {
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
