package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * An upload waited longer than {@linkplain
 * io.github.mediastore.image.CompressionSettings#admissionTimeout() allowed} for memory or a
 * processor. The upload itself is fine and may be sent again later (HTTP 503).
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
