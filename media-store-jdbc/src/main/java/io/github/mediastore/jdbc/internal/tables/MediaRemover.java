package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Removes media in a transaction that somebody else ends. */
public final class MediaRemover {

  private final MediaSql sql;
  private final SlotLocks locks;

  public MediaRemover(MediaSql sql, SlotLocks locks) {
    this.sql = sql;
    this.locks = locks;
  }

  /** Removes a medium; one that is moved while we wait for its slot is followed. */
  public boolean remove(Connection connection, MediaId id) throws SQLException {
    boolean isRemoved = false;
    for (int attempt = 1; !isRemoved && attempt <= SlotLocks.MAX_ATTEMPTS; attempt++) {
      if (locks.lockSlotOf(connection, id).isEmpty()) {
        return false;
      }
      isRemoved = removeLocked(connection, id);
    }
    return isRemoved;
  }

  public boolean remove(Connection connection, MediaSlot slot, MediaId id) throws SQLException {
    return locks.lockWith(connection, slot, id).isPresent() && removeLocked(connection, id);
  }

  private boolean removeLocked(Connection connection, MediaId id) throws SQLException {
    return update(connection, sql.remove, MediumKey.of(id).orElseThrow()) > 0;
  }

  public int clear(Connection connection, MediaSlot name) throws SQLException {
    Optional<Slot> slot = locks.lockExisting(connection, name);
    return slot.isPresent() ? update(connection, sql.clear, slot.get().id()) : 0;
  }

  public int clearOwner(Connection connection, String ownerType, String ownerId)
      throws SQLException {
    List<Long> slots = locks.lockAllOf(connection, ownerType, ownerId);
    if (slots.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql.clearSlots)) {
      Parameters.of(statement).array("bigint", slots.toArray()).array("bigint", slots.toArray());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static int update(Connection connection, String statementSql, long key)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(statementSql)) {
      Parameters.of(statement).number(key);
      return statement.executeUpdate();
    }
  }
}
