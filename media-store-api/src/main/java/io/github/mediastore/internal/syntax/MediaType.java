package io.github.mediastore.internal.syntax;

import java.util.regex.Pattern;

/**
 * The syntax of a media type (RFC 9110, section 8.3.1). A type is copied into a response header, so
 * one that does not match must never reach a store.
 */
public final class MediaType {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,127}";
  private static final String QUOTED = "\"[\\t !#-\\[\\]-~]{0,200}\"";
  private static final Pattern SYNTAX =
      Pattern.compile(
          TOKEN
              + "/"
              + TOKEN
              + "(?:[ \\t]{0,9};[ \\t]{0,9}"
              + TOKEN
              + "=(?:"
              + TOKEN
              + "|"
              + QUOTED
              + ")){0,9}");

  private MediaType() {}

  /**
   * Checks a media type.
   *
   * @param contentType the text to check
   * @return the same text
   * @throws IllegalArgumentException if it is not a media type
   */
  public static String require(String contentType) {
    if (contentType.length() > 255 || !SYNTAX.matcher(contentType).matches()) {
      throw new IllegalArgumentException("Not a media type: " + contentType);
    }
    return contentType;
  }
}
