package io.github.mediastore.internal.jpeg;

import java.io.IOException;

/** Says why a JPEG was not decoded, with a {@link Kind} to act on and a message to read. */
public final class JpegException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What a caller can do about a JPEG that was not decoded. */
  public enum Kind {
    /** The bytes contradict ITU-T T.81; no other decoder should be asked. */
    CORRUPT,
    /** The bytes end before the picture does. */
    TRUNCATED,
    /** Valid, but of a kind that this decoder does not read. */
    UNCOVERED,
    /** More pixels or scans than the caller allows. */
    LIMIT
  }

  private final Kind kind;

  private JpegException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static JpegException corrupt(String message) {
    return new JpegException(Kind.CORRUPT, message);
  }

  static JpegException truncated(String message) {
    return new JpegException(Kind.TRUNCATED, message);
  }

  static JpegException uncovered(String message) {
    return new JpegException(Kind.UNCOVERED, message);
  }

  static JpegException limit(String message) {
    return new JpegException(Kind.LIMIT, message);
  }

  /** Returns what kind of obstacle it was. */
  public Kind kind() {
    return kind;
  }
}
