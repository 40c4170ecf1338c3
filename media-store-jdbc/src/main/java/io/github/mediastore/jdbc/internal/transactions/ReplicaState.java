package io.github.mediastore.jdbc.internal.transactions;

import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * How far a replica is.
 *
 * @param isStandby whether it replays another server, and was not promoted
 * @param oldest the lowest number of a transaction that has not ended there
 * @param hasEnded whether the transactions that were asked for have
 */
record ReplicaState(boolean isStandby, long oldest, boolean hasEnded) {

  // A snapshot of a standby does not list the transactions that are open between its bounds, so
  // those are asked for by number. One that the standby has not heard of is beyond the upper bound,
  // and asking for it would be an error.
  private static final String QUERY =
      """
      SELECT pg_is_in_recovery() AS is_standby,
        pg_snapshot_xmin(pg_current_snapshot())::text AS oldest,
        NOT EXISTS (
          SELECT FROM unnest(?::text[]) AS t
          WHERE CASE WHEN t::xid8 < pg_snapshot_xmax(pg_current_snapshot())
            THEN pg_xact_status(t::xid8) = 'in progress' ELSE true END
        ) AS has_ended
      """;

  /** Looks; what the connection reads after this sees what has ended. */
  static ReplicaState look(Connection connection, List<Long> transactions) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      Parameters.of(statement).array("text", transactions.stream().map(String::valueOf).toArray());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new ReplicaState(
            row.getBoolean("is_standby"), row.getLong("oldest"), row.getBoolean("has_ended"));
      }
    }
  }
}
