package io.github.mediastore;

import java.util.Objects;

/**
 * A named place for media that belong to a record of the host: the profile picture of user 42 is
 * {@code MediaSlot.of("users", 42, "profile")}.
 *
 * <p>A slot holds an ordered list of media, none to many. A slot need not be created: one that
 * nothing was put into is empty.
 *
 * @param ownerType what kind of thing owns the media, usually its table: 1 to 100 characters
 * @param ownerId which one, usually its primary key as text: 1 to 255 characters
 * @param name which media of that owner: 1 to 100 characters
 */
public record MediaSlot(String ownerType, String ownerId, String name) {

  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_ID_LENGTH = 255;

  /**
   * Checks the three parts.
   *
   * @throws IllegalArgumentException if a part is blank, too long, or holds a control character or
   *     an unpaired surrogate, which not every store could keep
   */
  public MediaSlot {
    check("ownerType", ownerType, MAX_NAME_LENGTH);
    check("ownerId", ownerId, MAX_ID_LENGTH);
    check("name", name, MAX_NAME_LENGTH);
  }

  /**
   * Names a slot by the owner's key in whatever type the host has it.
   *
   * @param ownerType what kind of thing owns the media
   * @param ownerId its key; {@code toString()} is what counts, so {@code 42} and {@code "42"} are
   *     the same owner
   * @param name which media of that owner
   * @return the slot
   * @throws IllegalArgumentException as the constructor
   */
  public static MediaSlot of(String ownerType, Object ownerId, String name) {
    return new MediaSlot(ownerType, ownerId.toString(), name);
  }

  /** Returns the slot the way a path would name it, such as {@code users/42/profile}. */
  @Override
  public String toString() {
    return ownerType + "/" + ownerId + "/" + name;
  }

  private static void check(String part, String value, int maxLength) {
    Objects.requireNonNull(value, part);
    if (value.isBlank()) {
      throw new IllegalArgumentException("The " + part + " of a media slot is blank");
    }
    if (value.length() > maxLength) {
      throw new IllegalArgumentException(
          "The %s of a media slot has %d characters; %d is the most"
              .formatted(part, value.length(), maxLength));
    }
    value
        .codePoints()
        .filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)
        .findFirst()
        .ifPresent(
            c -> {
              throw new IllegalArgumentException(
                  "The %s of a media slot holds the character U+%04X".formatted(part, c));
            });
  }
}
