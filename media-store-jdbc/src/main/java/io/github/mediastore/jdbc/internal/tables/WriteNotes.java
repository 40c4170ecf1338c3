package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.transactions.OwnWrites;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Notes which slots are written to, by the transaction that has locked them, where there is a
 * replica that must not answer for them before it has seen that.
 */
public final class WriteNotes {

  private static final String TRANSACTION = "SELECT pg_current_xact_id()::text AS transaction";

  private final @Nullable OwnWrites writes;
  private final String slots;

  /**
   * Takes notes.
   *
   * @param writes remembers them; null if nobody asks for them
   */
  public WriteNotes(UnaryOperator<String> tables, @Nullable OwnWrites writes) {
    this.writes = writes;
    this.slots =
        tables.apply(
            """
            SELECT pg_current_xact_id()::text AS transaction, owner_type, owner_id, name
            FROM media_slot WHERE id = ANY (?)
            """);
  }

  /** Notes a slot that is locked. */
  void note(Connection connection, MediaSlot slot) throws SQLException {
    if (writes == null) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(TRANSACTION);
        ResultSet row = statement.executeQuery()) {
      row.next();
      writes.note(List.of(slot), row.getLong("transaction"));
    }
  }

  /** Notes slots that are locked, by their keys. */
  void noteAll(Connection connection, Collection<Long> keys) throws SQLException {
    if (writes == null || keys.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(slots)) {
      Parameters.of(statement).array("bigint", keys.toArray());
      try (ResultSet row = statement.executeQuery()) {
        List<MediaSlot> noted = new ArrayList<>();
        long transaction = 0;
        while (row.next()) {
          noted.add(SlotColumns.read(row));
          transaction = row.getLong("transaction");
        }
        writes.note(noted, transaction);
      }
    }
  }
}
