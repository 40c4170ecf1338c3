package io.github.mediastore.jdbc.internal.tables;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** SQL once for each kind of columns that the tables may have, written when the store is made. */
final class ByColumns<T> {

  private final Map<DescribedColumns, T> sql = new EnumMap<>(DescribedColumns.class);

  ByColumns(Function<DescribedColumns, T> writer) {
    for (DescribedColumns columns : DescribedColumns.values()) {
      sql.put(columns, writer.apply(columns));
    }
  }

  T with(DescribedColumns columns) {
    return Objects.requireNonNull(sql.get(columns));
  }

  /** Returns the SQL that does not look at later columns: all versions have it. */
  T withFirst() {
    return with(DescribedColumns.MISSING);
  }
}
