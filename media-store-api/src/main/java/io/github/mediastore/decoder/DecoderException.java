package io.github.mediastore.decoder;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** There are no samples, for a reason that the message tells. */
public final class DecoderException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /**
   * Says what happened.
   *
   * @param kind the kind of fault
   * @param message what is wrong, to follow "The HEIC picture is damaged: " or the like
   * @param cause what was behind it, or null
   */
  public DecoderException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Returns the kind of fault. */
  public Kind kind() {
    return kind;
  }

  /** Why there are no samples. */
  public enum Kind {
    /** What was to be decoded is damaged. */
    CORRUPT,
    /** A limit of time, memory or output was reached. */
    TOO_EXPENSIVE,
    /** Too much is decoded already, or the thread was interrupted: it may be tried again. */
    BUSY,
    /** The decoder itself cannot run. */
    UNAVAILABLE
  }
}
