package io.github.mediastore.jdbc.objects;

import io.github.mediastore.jdbc.internal.objects.sweep.ObjectRow;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import java.util.List;

/**
 * Some objects of a sweep, and what is next for each: one step at most, so that between any two
 * steps a marker was written that a copy of the database would not have.
 *
 * @param rows in the order of their keys
 * @param prefix what the keys of the store's own objects begin with
 */
record SweepPage(List<ObjectRow> rows, String prefix) {

  /** Returns the keys of those for which this is next. */
  List<String> keys(Outcome outcome) {
    return rows.stream().filter(row -> next(row) == outcome).map(ObjectRow::key).toList();
  }

  Outcome next(ObjectRow row) {
    if (row.isReferenced()) {
      return row.isNoted() ? Outcome.KEPT : Outcome.REFERENCED;
    }
    if (!row.key().startsWith(prefix)) {
      return Outcome.OF_ANOTHER_STORE;
    }
    if (!row.isLive()) {
      return Outcome.DELETED;
    }
    if (row.isNoted()) {
      return row.isDue() ? Outcome.DOOMED : Outcome.WAITING;
    }
    return row.isYoung() ? Outcome.YOUNG : Outcome.NOTED;
  }

  String last() {
    return rows.get(rows.size() - 1).key();
  }
}
