package io.github.mediastore.internal.imageio;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A picture that no reader gave, for a reason of ours: the message is fit to be shown. */
public sealed class ReaderException extends IOException permits AbandonedReaderException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /**
   * Says what is wrong with the picture.
   *
   * @param kind the kind of fault
   * @param message what is wrong, to follow "The GIF picture is damaged: " or the like
   */
  public ReaderException(Kind kind, String message) {
    super(message);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Returns the kind of fault. */
  public Kind kind() {
    return kind;
  }

  /** Returns the one of these that is behind what a reader threw, or null: readers wrap them. */
  public static @Nullable ReaderException behind(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (cause instanceof ReaderException ours) {
        return ours;
      }
      cause = cause.getCause();
    }
    return null;
  }

  /** Why there is no picture. */
  public enum Kind {
    /** The file contradicts itself or is cut off. */
    CORRUPT,
    /** Nobody here can interpret its pixels. */
    UNSUPPORTED,
    /** Decoding takes longer than the limit. */
    TOO_EXPENSIVE
  }
}
