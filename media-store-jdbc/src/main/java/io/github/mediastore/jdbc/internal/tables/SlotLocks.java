package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Locks the rows of slots until the transaction ends, which serializes writes to a slot. */
public final class SlotLocks {

  /** How often a write follows a medium that is moved while it waits for the slot. */
  static final int MAX_ATTEMPTS = 10;

  private final MediaSql sql;
  private final WriteNotes notes;

  public SlotLocks(MediaSql sql, WriteNotes notes) {
    this.sql = sql;
    this.notes = notes;
  }

  /** Locks a slot if it is there. */
  Optional<Slot> lockExisting(Connection connection, MediaSlot slot) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.lockExistingSlot)) {
      Parameters.of(statement).slot(slot);
      return locked(connection, statement);
    }
  }

  /** Locks the slot of a medium if that is there; it may have gone while we waited. */
  Optional<Slot> lockSlotOf(Connection connection, MediaId id) throws SQLException {
    OptionalLong key = MediumKey.of(id);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    try (PreparedStatement statement = connection.prepareStatement(sql.lockSlotOfMedium)) {
      Parameters.of(statement).number(key.getAsLong());
      return locked(connection, statement);
    }
  }

  /** Locks a slot if the medium is in it; it may have gone while we waited. */
  Optional<Slot> lockWith(Connection connection, MediaSlot slot, MediaId id) throws SQLException {
    OptionalLong key = MediumKey.of(id);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    try (PreparedStatement statement = connection.prepareStatement(sql.lockSlotWithMedium)) {
      Parameters.of(statement).slot(slot).number(key.getAsLong());
      return locked(connection, statement);
    }
  }

  /** Locks all slots of an owner and returns their keys. */
  List<Long> lockAllOf(Connection connection, String ownerType, String ownerId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.lockSlotsOfOwner)) {
      Parameters.of(statement).text(ownerType).text(ownerId);
      try (ResultSet rows = statement.executeQuery()) {
        List<Long> keys = new ArrayList<>();
        while (rows.next()) {
          keys.add(rows.getLong("id"));
        }
        notes.noteAll(connection, keys);
        return keys;
      }
    }
  }

  private Optional<Slot> locked(Connection connection, PreparedStatement statement)
      throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      MediaSlot name = SlotColumns.read(row);
      notes.note(connection, name);
      return Optional.of(new Slot(row.getLong("id"), row.getLong("version"), name));
    }
  }
}
