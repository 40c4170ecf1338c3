package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which column holds the media of which slots. Immutable. */
public final class Columns {

  private final Map<SlotKind, ColumnAccess> columns =
      new TreeMap<>(Comparator.comparing(SlotKind::ownerType).thenComparing(SlotKind::slotName));

  public Columns(Collection<MediaColumn> columns) {
    for (MediaColumn column : columns) {
      this.columns.put(
          new SlotKind(column.ownerType(), column.slotName()), new ColumnAccess(column));
    }
  }

  /** Returns all of them, in the order of their slots. */
  public List<ColumnAccess> all() {
    return List.copyOf(columns.values());
  }

  /**
   * Returns the column of a slot.
   *
   * @throws IllegalArgumentException if none was named for it
   */
  public ColumnAccess of(MediaSlot slot) {
    @Nullable ColumnAccess access = columns.get(SlotKind.of(slot));
    if (access == null) {
      throw new IllegalArgumentException("No column was named for the slot " + slot);
    }
    return access;
  }

  /** Returns the slots of an owner. */
  public List<MediaSlot> slots(String ownerType, Object ownerId) {
    return columns.keySet().stream()
        .filter(kind -> kind.ownerType().equals(ownerType))
        .map(kind -> MediaSlot.of(ownerType, ownerId, kind.slotName()))
        .toList();
  }

  /** Returns what an id says, unless it is none that a store with these columns gave. */
  public Optional<ColumnMediaId> read(MediaId id) {
    return ColumnMediaId.of(id).filter(name -> columns.containsKey(SlotKind.of(name.slot())));
  }

  /** Returns what an id says, unless it is none that a store with these columns gave for a slot. */
  public Optional<ColumnMediaId> read(MediaSlot slot, MediaId id) {
    return read(id).filter(name -> name.slot().equals(slot));
  }
}
