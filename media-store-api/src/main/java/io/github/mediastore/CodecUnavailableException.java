package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * The native WebP library cannot run on this machine. Thrown when a compressor is created, not at
 * the first upload; only a change to the machine or its settings helps.
 */
public final class CodecUnavailableException extends MediaException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what happened.
   *
   * @param message what was being done, on what, and what went wrong
   * @param cause what was behind it, or null
   */
  public CodecUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
