package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of an upload could not be read to their end: the client went away, a file vanished, or
 * the content was shorter or longer than its declared size. Nothing was stored.
 */
public final class UnreadableUploadException extends MediaException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param message what was being done, on what, and what went wrong
   * @param cause what was behind it, or null
   */
  public UnreadableUploadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
