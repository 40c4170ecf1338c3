package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.MediaSlot;

/** The slots of one name on all owners of one kind. */
public record SlotKind(String ownerType, String slotName) {

  public static SlotKind of(MediaSlot slot) {
    return new SlotKind(slot.ownerType(), slot.name());
  }

  @Override
  public String toString() {
    return ownerType + "/*/" + slotName;
  }
}
