package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * An upload that was begun cannot be finished: nobody began it, or somebody else did, or it was
 * finished or refused before, or too long ago. Nothing was stored.
 */
public final class UnknownUploadException extends MediaException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param message what was being done, on what, and what went wrong
   * @param cause what was behind it, or null
   */
  public UnknownUploadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
