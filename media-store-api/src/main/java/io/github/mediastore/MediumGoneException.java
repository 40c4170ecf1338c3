package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * The medium does not exist any more: it was removed or replaced, perhaps while it was being read.
 */
public final class MediumGoneException extends MediaException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param message what was being done, on what, and what went wrong
   * @param cause what was behind it, or null
   */
  public MediumGoneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static MediumGoneException of(String what, MediaSlot slot, MediaId id) {
    return new MediumGoneException(
        "Cannot %s medium %s of %s: it is not there".formatted(what, id, slot), null);
  }
}
