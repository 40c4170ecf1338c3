package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * The native WebP library cannot run here. Thrown when a compressor is created, not at the first
 * upload. The message tells what has to change: a class or a native file is missing from the class
 * path, the temporary folder cannot be written to or does not allow programs, there is no library
 * for this platform, or the system refuses to load it and says why.
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
