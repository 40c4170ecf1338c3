package io.github.mediastore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identifies one medium. New content always gets a new id, so what was read under an id stays valid
 * until the medium is removed.
 *
 * <p>Ids can be guessed. Whoever takes one from a request passes the slot with it, as in {@link
 * MediaStore#find(MediaSlot, MediaId)}.
 *
 * @param value the store's own text; opaque to everyone else
 */
public record MediaId(String value) {

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public MediaId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A media id is blank");
    }
  }

  /**
   * Reads an id from a request. It may be forged: for an id that a store never gave, it has
   * nothing.
   *
   * @param text the id as the request has it: any text, or null if it names none
   * @return the id; empty if no store gives such an id, because it is missing or blank
   */
  public static Optional<MediaId> parse(@Nullable String text) {
    return text == null || text.isBlank() ? Optional.empty() : Optional.of(new MediaId(text));
  }

  /** Returns the id's text. */
  @Override
  public String toString() {
    return value;
  }
}
