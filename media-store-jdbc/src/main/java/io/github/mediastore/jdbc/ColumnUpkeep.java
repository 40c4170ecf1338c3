package io.github.mediastore.jdbc;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.jdbc.internal.columns.ColumnAccess;
import io.github.mediastore.jdbc.internal.columns.ColumnCensus;
import io.github.mediastore.jdbc.internal.columns.ColumnCheck;
import io.github.mediastore.jdbc.internal.columns.ColumnVerifier;
import io.github.mediastore.jdbc.internal.columns.Columns;
import io.github.mediastore.jdbc.internal.columns.MediaColumn;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import java.util.List;
import java.util.stream.Collectors;

/** Checks the columns of a store and what they hold, and counts it. */
record ColumnUpkeep(Columns store, Transactions transactions) {

  List<MediaColumn> columns() {
    return store.all().stream().map(ColumnAccess::column).toList();
  }

  void verifyColumns() {
    List<String> problems =
        columns().stream()
            .flatMap(
                column ->
                    transactions
                        .read(
                            "look at the columns of " + column.table(),
                            connection -> ColumnCheck.problems(connection, column))
                        .stream())
            .distinct()
            .toList();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "The columns are not as they should be: "
              + problems.stream().collect(Collectors.joining("; ")));
    }
  }

  VerifiedBatch verify(long after, int most) {
    ColumnVerifier.Verified verified =
        new ColumnVerifier(store.all(), transactions).verify(after, most);
    return new VerifiedBatch(
        verified.last(),
        verified.count(),
        verified.damaged().stream()
            .map(d -> new VerifiedBatch.Damage(d.id(), d.slot(), MediaInfo.FULL, d.description()))
            .toList());
  }

  MediaStatistics statistics() {
    return transactions.read(
        "count what is stored",
        connection ->
            new MediaStatistics(
                ColumnCensus.slots(connection, columns(), MediaStatistics.SlotUse::new),
                ColumnCensus.tables(connection, columns(), MediaStatistics.TableUse::new)));
  }
}
