package io.github.mediastore.internal.gif;

import java.io.IOException;

/** Says why a GIF was not decoded, with a {@link Kind} to act on and a message to read. */
public final class GifException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What a caller can do about a GIF that was not decoded. */
  public enum Kind {
    /** The bytes contradict the GIF specification. */
    CORRUPT,
    /** The bytes end before the picture does. */
    TRUNCATED,
    /** More pixels than the caller allows. */
    LIMIT
  }

  private final Kind kind;

  private GifException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static GifException corrupt(String message) {
    return new GifException(Kind.CORRUPT, message);
  }

  static GifException truncated(String message) {
    return new GifException(Kind.TRUNCATED, message);
  }

  static GifException limit(String message) {
    return new GifException(Kind.LIMIT, message);
  }

  /** Returns what kind of obstacle it was. */
  public Kind kind() {
    return kind;
  }
}
