package io.github.mediastore.jdbc.internal.columns;

import java.util.Collection;
import java.util.stream.Collectors;

/** Prints the triggers that keep the metadata of columns true, whoever writes. */
public final class FactsTrigger {

  private FactsTrigger() {}

  /**
   * Returns the SQL of the triggers of all columns that have metadata.
   *
   * @param one the SQL for a column of one medium, with the names that a {@link MediaColumn} puts
   *     in
   * @param many the same for an array
   */
  public static String sql(Collection<MediaColumn> columns, String one, String many) {
    return columns.stream()
        .filter(column -> column.metadata() != null)
        .map(
            column ->
                column.in((column.isArray() ? many : one).replace("${known}", ColumnSql.KNOWN)))
        .collect(Collectors.joining("\n"));
  }
}
