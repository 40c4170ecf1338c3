package io.github.mediastore.internal.png;

import java.io.IOException;

/** Says why a PNG was not decoded, with a {@link Kind} to act on and a message to read. */
public final class PngException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What a caller can do about a PNG that was not decoded. */
  public enum Kind {
    /** The bytes contradict the PNG specification; no other decoder should be asked. */
    CORRUPT,
    /** The bytes end before the picture does. */
    TRUNCATED,
    /** Valid, but of a kind that this decoder does not read. */
    UNCOVERED,
    /** More pixels than the caller allows. */
    LIMIT
  }

  private final Kind kind;

  private PngException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static PngException corrupt(String message) {
    return new PngException(Kind.CORRUPT, message);
  }

  static PngException truncated(String message) {
    return new PngException(Kind.TRUNCATED, message);
  }

  static PngException uncovered(String message) {
    return new PngException(Kind.UNCOVERED, message);
  }

  static PngException limit(String message) {
    return new PngException(Kind.LIMIT, message);
  }

  /** Returns what kind of obstacle it was. */
  public Kind kind() {
    return kind;
  }
}
