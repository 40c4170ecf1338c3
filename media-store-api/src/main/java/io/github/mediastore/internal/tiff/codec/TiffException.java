package io.github.mediastore.internal.tiff.codec;

import java.io.IOException;

/** Says why a TIFF was not decoded, with a {@link Kind} to act on and a message to read. */
public final class TiffException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What a caller can do about a TIFF that was not decoded. */
  public enum Kind {
    /** The bytes contradict the TIFF specification; no other decoder should be asked. */
    CORRUPT,
    /** The bytes end before the picture does. */
    TRUNCATED,
    /** Valid, but of a kind that this decoder does not read. */
    UNCOVERED,
    /** More pixels than the caller allows. */
    LIMIT
  }

  private final Kind kind;

  private TiffException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns the refusal of bytes that contradict the specification. */
  public static TiffException corrupt(String message) {
    return new TiffException(Kind.CORRUPT, message);
  }

  /** Returns the refusal of a file that ends too early. */
  public static TiffException truncated(String message) {
    return new TiffException(Kind.TRUNCATED, message);
  }

  /** Returns the refusal of a variant that is not read here, which the message names. */
  public static TiffException uncovered(String message) {
    return new TiffException(Kind.UNCOVERED, message);
  }

  /** Returns the refusal of a picture that is larger than allowed. */
  public static TiffException limit(String message) {
    return new TiffException(Kind.LIMIT, message);
  }

  /** Returns what kind of obstacle it was. */
  public Kind kind() {
    return kind;
  }
}
