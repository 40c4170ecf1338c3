package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Moves and copies media from slot to slot, in a transaction that somebody else ends. Both slots
 * are locked in the order of their keys, whichever is which, as those of an owner are.
 */
public final class MediaMover {

  private final TableVersion version;
  private final MoveSql sql;
  private final MediaCopier copier;
  private final MediaOrder order;
  private final MediaReader reader;
  private final WriteNotes notes;

  public MediaMover(
      UnaryOperator<String> tables, TableVersion version, MediaOrder order, WriteNotes notes) {
    this.version = version;
    this.sql = new MoveSql(tables, DescribedColumns.MISSING);
    this.copier = new MediaCopier(tables);
    this.order = order;
    this.reader = new MediaReader(version);
    this.notes = notes;
  }

  /**
   * Moves a medium, which keeps its id.
   *
   * @param from where it must be, or null for wherever it is
   * @param index where it shall stand in the target; the end if that is not so far
   * @throws MediumGoneException if it is not there
   * @throws MissingOwnerException if the owner trigger is installed and the target has no owner
   */
  public MediaInfo move(
      Connection connection, @Nullable MediaSlot from, MediaId id, MediaSlot to, int index)
      throws SQLException {
    Locked locked = lock(connection, "move", from, id, to);
    try (PreparedStatement statement = connection.prepareStatement(sql.move)) {
      Parameters.of(statement)
          .number(locked.target())
          .number(advance(connection, locked))
          .number(locked.medium());
      statement.executeUpdate();
    }
    return placed(connection, locked.target(), locked.medium(), index);
  }

  /** Copies a medium, as {@link #move}; the copy has a new id. */
  public MediaInfo copy(
      Connection connection, @Nullable MediaSlot from, MediaId id, MediaSlot to, int index)
      throws SQLException {
    Locked locked = lock(connection, "copy", from, id, to);
    long copy =
        copier.copy(
            connection,
            locked.medium(),
            locked.target(),
            advance(connection, locked),
            version.columnsNow(connection));
    return placed(connection, locked.target(), copy, index);
  }

  private MediaInfo placed(Connection connection, long slot, long medium, int index)
      throws SQLException {
    order.place(connection, slot, medium, index);
    return reader.infoById(connection, medium).orElseThrow();
  }

  /** Counts a write to the target, and returns the ordinal of what comes behind all others. */
  private long advance(Connection connection, Locked locked) throws SQLException {
    return key(connection, sql.advance, p -> p.number(locked.target())).orElseThrow();
  }

  private Locked lock(
      Connection connection, String what, @Nullable MediaSlot from, MediaId id, MediaSlot to)
      throws SQLException {
    OptionalLong medium = MediumKey.of(id);
    for (int attempt = 1; medium.isPresent() && attempt <= SlotLocks.MAX_ATTEMPTS; attempt++) {
      OptionalLong source = slotOf(connection, medium.getAsLong());
      if (source.isEmpty()
          || (from != null && !source.equals(key(connection, sql.slot, p -> p.slot(from))))) {
        break;
      }
      long target = slot(connection, to);
      // Either may have gone while we waited for the locks, and the medium to another slot.
      Set<Long> slots = new HashSet<>(List.of(source.getAsLong(), target));
      if (lock(connection, slots).equals(slots)
          && source.equals(slotOf(connection, medium.getAsLong()))) {
        return new Locked(medium.getAsLong(), target);
      }
    }
    throw new MediumGoneException(
        "Cannot %s medium %s%s: it is not there"
            .formatted(what, id, from == null ? "" : " of " + from),
        null);
  }

  private OptionalLong slotOf(Connection connection, long medium) throws SQLException {
    return key(connection, sql.slotOf, p -> p.number(medium));
  }

  /** Returns the key of a slot, which is made if there is none. */
  private long slot(Connection connection, MediaSlot name) throws SQLException {
    for (int attempt = 1; attempt <= SlotLocks.MAX_ATTEMPTS; attempt++) {
      OptionalLong slot = key(connection, sql.slot, p -> p.slot(name));
      if (slot.isPresent()) {
        return slot.getAsLong();
      }
      try (PreparedStatement statement = connection.prepareStatement(sql.newSlot)) {
        Parameters.of(statement).slot(name);
        statement.executeUpdate();
      } catch (SQLException e) {
        throw MissingOwners.unless(name, e);
      }
    }
    throw new MediaStorageException(
        "There is no row for %s though it was inserted: a trigger or policy keeps it out"
            .formatted(name),
        null,
        false);
  }

  /** Locks those that are there, and returns their keys. */
  private Set<Long> lock(Connection connection, Set<Long> slots) throws SQLException {
    Set<Long> locked = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql.lock)) {
      Parameters.of(statement).array("bigint", slots.toArray());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          locked.add(row.getLong("id"));
        }
      }
    }
    notes.noteAll(connection, locked);
    return locked;
  }

  private static OptionalLong key(Connection connection, String query, Setting setting)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      setting.set(Parameters.of(statement));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** Sets the parameters of a query. */
  @FunctionalInterface
  private interface Setting {

    Parameters set(Parameters parameters) throws SQLException;
  }

  /**
   * A medium whose slot is locked, and the target with it.
   *
   * @param medium the key of the medium
   * @param target the key of the slot it shall go to
   */
  private record Locked(long medium, long target) {}
}
