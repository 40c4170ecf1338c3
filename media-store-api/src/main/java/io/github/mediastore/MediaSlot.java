package io.github.mediastore;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named place for media that belong to a record of the host: the profile picture of user 42 is
 * {@code MediaSlot.of("users", 42, "profile")}.
 *
 * <p>A slot holds an ordered list of media, none to many. A slot need not be created: one that
 * nothing was put into is empty.
 *
 * <p>Text that came with a request becomes a slot by {@link #parse}, which answers text that no
 * slot can have with "there is none".
 *
 * @param ownerType what kind of thing owns the media, usually its table: 1 to 100 characters
 * @param ownerId which one, usually its primary key as text: 1 to 255 characters
 * @param name which media of that owner: 1 to 100 characters
 */
public record MediaSlot(String ownerType, String ownerId, String name) {

  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_ID_LENGTH = 255;

  /**
   * Checks the three parts, which the host's own code names.
   *
   * @throws IllegalArgumentException if a part is blank, too long, or holds a control character or
   *     an unpaired surrogate, which not every store could keep
   */
  public MediaSlot {
    checkOwnerType(ownerType);
    check("ownerId", ownerId, MAX_ID_LENGTH);
    checkName(name);
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

  /**
   * Reads the owner's key from a request.
   *
   * <pre>{@code
   * MediaSlot.parse("users", request.getParameter("id"), "profile")
   *     .map(slot -> MediaResponse.of(store, slot, mediaRequest, CachePolicy.revalidate()))
   *     .orElseGet(MediaResponse::notFound);
   * }</pre>
   *
   * @param ownerType what kind of thing owns the media
   * @param ownerId its key as the request has it: any text, or null if it names none
   * @param name which media of that owner
   * @return the slot; empty if no slot can have that key, because it is missing, blank, too long,
   *     or holds a control character or an unpaired surrogate
   * @throws IllegalArgumentException as the constructor, if the type or the name is at fault
   */
  public static Optional<MediaSlot> parse(String ownerType, @Nullable String ownerId, String name) {
    checkOwnerType(ownerType);
    checkName(name);
    return ownerId == null || fault("ownerId", ownerId, MAX_ID_LENGTH).isPresent()
        ? Optional.empty()
        : Optional.of(new MediaSlot(ownerType, ownerId, name));
  }

  /** Returns the slot the way a path would name it, such as {@code users/42/profile}. */
  @Override
  public String toString() {
    return ownerType + "/" + ownerId + "/" + name;
  }

  static void checkOwnerType(String ownerType) {
    check("ownerType", ownerType, MAX_NAME_LENGTH);
  }

  static void checkName(String name) {
    check("name", name, MAX_NAME_LENGTH);
  }

  private static void check(String part, String value, int maxLength) {
    Objects.requireNonNull(value, part);
    fault(part, value, maxLength)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault);
            });
  }

  /** Returns what is wrong with a part, if anything is. */
  private static Optional<String> fault(String part, String value, int maxLength) {
    if (value.isBlank()) {
      return Optional.of("The " + part + " of a media slot is blank");
    }
    if (value.length() > maxLength) {
      return Optional.of(
          "The %s of a media slot has %d characters; %d is the most"
              .formatted(part, value.length(), maxLength));
    }
    return value
        .codePoints()
        .filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)
        .mapToObj(c -> "The %s of a media slot holds the character U+%04X".formatted(part, c))
        .findFirst();
  }
}
