package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * An upload waited its time for memory or a processor to compress it with and got none. Nothing is
 * wrong with the upload; the same one may be sent again later (HTTP 503).
 */
public final class CompressorBusyException extends MediaException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param message what was being done, on what, and what went wrong
   * @param cause what was behind it, or null
   */
  public CompressorBusyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
