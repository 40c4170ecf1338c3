package io.github.mediastore.examples.parts.web;

/** What PostgreSQL takes as text: any but the character NUL and half of a surrogate pair. */
public final class StorableText {

  private StorableText() {}

  /** Returns whether it is. */
  public static boolean is(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
  }

  /**
   * Returns the text.
   *
   * @throws IllegalArgumentException if it is not
   */
  static String require(String text) {
    if (!is(text)) {
      throw new IllegalArgumentException(
          "The text has a character that cannot be stored (NUL, or half of a pair).");
    }
    return text;
  }
}
