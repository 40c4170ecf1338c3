package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Changes the order of a slot's media by giving the ordinals they have to others of them. */
public final class MediaOrder {

  private final MediaSql sql;
  private final SlotLocks locks;

  public MediaOrder(MediaSql sql, SlotLocks locks) {
    this.sql = sql;
    this.locks = locks;
  }

  public void change(Connection connection, MediaSlot name, List<MediaId> order)
      throws SQLException {
    Optional<Slot> slot = locks.lockExisting(connection, name);
    Map<Long, Long> ordinals =
        slot.isPresent() ? ordinals(connection, slot.get().id()) : new LinkedHashMap<>();
    List<Long> free = new ArrayList<>(ordinals.values());
    List<Long> media = new ArrayList<>();
    for (MediaId id : order) {
      OptionalLong key = MediumKey.of(id);
      if (key.isEmpty() || ordinals.remove(key.getAsLong()) == null) {
        throw new MediumGoneException(
            "Cannot reorder %s: medium %s is not there".formatted(name, id), null);
      }
      media.add(key.getAsLong());
    }
    media.addAll(ordinals.keySet());
    set(connection, media, free);
  }

  /** Puts a medium of a slot that is locked at an index, if it is not at the end then. */
  void place(Connection connection, long slot, long medium, int index) throws SQLException {
    if (index == Integer.MAX_VALUE) {
      return;
    }
    Map<Long, Long> ordinals = ordinals(connection, slot);
    List<Long> media = new ArrayList<>(ordinals.keySet());
    media.remove(medium);
    media.add(Math.min(index, media.size()), medium);
    set(connection, media, List.copyOf(ordinals.values()));
  }

  private void set(Connection connection, List<Long> media, List<Long> free) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.reorder)) {
      Parameters.of(statement).array("bigint", media.toArray()).array("bigint", free.toArray());
      statement.executeUpdate();
    }
  }

  /** Reads the ordinals of a slot's media by their keys, in order. */
  private Map<Long, Long> ordinals(Connection connection, long slot) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.order)) {
      Parameters.of(statement).number(slot);
      try (ResultSet rows = statement.executeQuery()) {
        Map<Long, Long> ordinals = new LinkedHashMap<>();
        while (rows.next()) {
          ordinals.put(rows.getLong("id"), rows.getLong("ordinal"));
        }
        return ordinals;
      }
    }
  }
}
