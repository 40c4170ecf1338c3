package io.github.mediastore.jdbc.internal.tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the keys of representations are complete. A transaction takes keys when it writes and
 * shows them when it commits, so a lower key may come to light after a higher one; a run through
 * all of them by key must not pass a key that is still to come.
 *
 * @param newest the highest key of all that is committed, 0 if nothing is
 * @param oldestStart when the oldest of the writing transactions began that were open then; null if
 *     there were none
 */
record OpenWrites(long newest, @Nullable Instant oldestStart) {

  /**
   * A representation may have its key a little later than its time, which renditions take from the
   * medium.
   */
  private static final Duration BETWEEN_TIME_AND_KEY = Duration.ofMinutes(1);

  /** Looks; keys up to {@link #newest} are taken, so a transaction that begins later has none. */
  static OpenWrites look(Connection connection, UpkeepSql sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.openWrites);
        ResultSet row = statement.executeQuery()) {
      row.next();
      @Nullable OffsetDateTime start = row.getObject("oldest_start", OffsetDateTime.class);
      return new OpenWrites(row.getLong("newest"), start == null ? null : start.toInstant());
    }
  }

  /**
   * Leaves out all from the first gap in the keys on that an open transaction may still fill: one
   * before a representation that was stored after the transaction began.
   *
   * @param after the key after which they begin
   * @param rows in the order of their keys
   */
  List<StoredRepresentation> complete(long after, List<StoredRepresentation> rows) {
    if (oldestStart == null) {
      return rows;
    }
    Instant safe = oldestStart.minus(BETWEEN_TIME_AND_KEY);
    List<StoredRepresentation> complete = new ArrayList<>();
    long last = after;
    for (StoredRepresentation row : rows) {
      long key = row.representation().id();
      if (key != last + 1 && !row.storedAt().isBefore(safe)) {
        return complete;
      }
      complete.add(row);
      last = key;
    }
    return complete;
  }
}
