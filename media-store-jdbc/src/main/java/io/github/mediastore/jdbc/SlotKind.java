package io.github.mediastore.jdbc;

import io.github.mediastore.MediaSlot;

/** The slots of one name on all owners of one kind. */
record SlotKind(String ownerType, String slotName) {

  static SlotKind of(MediaSlot slot) {
    return new SlotKind(slot.ownerType(), slot.name());
  }

  @Override
  public String toString() {
    return ownerType + "/*/" + slotName;
  }
}
