package io.github.mediastore;

import java.util.Optional;

/**
 * The media of all owners of one kind, or of their slots of one name: {@code parts}, or {@code
 * images} of {@code parts}.
 *
 * @param ownerType what slots call the kind of owner
 * @param name which of their slots, or empty for all
 */
public record MediaKind(String ownerType, Optional<String> name) {

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if no {@link MediaSlot} can have them
   */
  public MediaKind {
    MediaSlot.checkOwnerType(ownerType);
    name.ifPresent(MediaSlot::checkName);
  }

  /**
   * Names the media of all slots.
   *
   * @param ownerType what slots call the kind of owner
   * @return the media of all owners of that kind
   * @throws IllegalArgumentException as the constructor
   */
  public static MediaKind of(String ownerType) {
    return new MediaKind(ownerType, Optional.empty());
  }

  /**
   * Names the media of the slots of one name.
   *
   * @param ownerType what slots call the kind of owner
   * @param name what they call the slot
   * @return the media in the slots of that name of all owners of that kind
   * @throws IllegalArgumentException as the constructor
   */
  public static MediaKind of(String ownerType, String name) {
    return new MediaKind(ownerType, Optional.of(name));
  }

  /** Returns whether the media of a slot are of this kind. */
  public boolean includes(MediaSlot slot) {
    return slot.ownerType().equals(ownerType) && (name.isEmpty() || name.get().equals(slot.name()));
  }

  /** Returns it for messages, with a star for the owner where the name of the slot follows. */
  @Override
  public String toString() {
    return name.map(slotName -> ownerType + "/*/" + slotName).orElse(ownerType);
  }
}
