package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/** The row that should hold the media does not exist. */
public final class MissingOwnerException extends MediaException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param message what was being done, on what, and what went wrong
   * @param cause what was behind it, or null
   */
  public MissingOwnerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
