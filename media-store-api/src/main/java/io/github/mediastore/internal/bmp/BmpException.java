package io.github.mediastore.internal.bmp;

import java.io.IOException;

/** Says why a BMP was not decoded, with a {@link Kind} to act on and a message to read. */
public final class BmpException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What a caller can do about a BMP that was not decoded. */
  public enum Kind {
    /** The file contradicts itself or the format. */
    CORRUPT,
    /** The bytes end before the picture does. */
    TRUNCATED,
    /** Valid, but of a kind that this decoder does not read. */
    UNCOVERED,
    /** More pixels than the caller allows. */
    LIMIT
  }

  private final Kind kind;

  private BmpException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static BmpException corrupt(String message) {
    return new BmpException(Kind.CORRUPT, message);
  }

  static BmpException truncated(String message) {
    return new BmpException(Kind.TRUNCATED, message);
  }

  static BmpException uncovered(String message) {
    return new BmpException(Kind.UNCOVERED, message);
  }

  static BmpException limit(String message) {
    return new BmpException(Kind.LIMIT, message);
  }

  /** Returns what kind of obstacle it was. */
  public Kind kind() {
    return kind;
  }
}
