package io.github.mediastore.internal.raster;

import java.io.IOException;

/** Says why a picture was not decoded, with a {@link Kind} to act on and a message to read. */
public final class DecodeException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What a caller can do about a picture that was not decoded. */
  public enum Kind {
    /** The bytes contradict the format's specification. */
    CORRUPT,
    /** The bytes end before the picture does. */
    TRUNCATED,
    /** Valid, but of a kind that the decoder does not read. */
    UNCOVERED,
    /** More pixels, scans or work than the caller allows. */
    LIMIT
  }

  private final Kind kind;

  private DecodeException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns the refusal of bytes that contradict the specification. */
  public static DecodeException corrupt(String message) {
    return new DecodeException(Kind.CORRUPT, message);
  }

  /** Returns the refusal of a file that ends too early. */
  public static DecodeException truncated(String message) {
    return new DecodeException(Kind.TRUNCATED, message);
  }

  /** Returns the refusal of a variant that is not read, which the message names. */
  public static DecodeException uncovered(String message) {
    return new DecodeException(Kind.UNCOVERED, message);
  }

  /** Returns the refusal of a picture that is larger than allowed. */
  public static DecodeException limit(String message) {
    return new DecodeException(Kind.LIMIT, message);
  }

  /** Returns what kind of obstacle it was. */
  public Kind kind() {
    return kind;
  }
}
