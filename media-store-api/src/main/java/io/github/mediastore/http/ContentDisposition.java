package io.github.mediastore.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * A Content-Disposition field with a file name that any user may have chosen (RFC 6266): nothing in
 * the name can end the field or lead out of the directory it is saved in.
 */
final class ContentDisposition {

  private static final char REPLACEMENT = '_';

  /** What an extended value has unencoded (RFC 8187, section 3.2.1). */
  private static final String ATTR_CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

  private ContentDisposition() {}

  /**
   * Returns the field's value. Every name goes into the plain parameter; one that loses something
   * there, because it is not ASCII, goes whole into the extended one as well (RFC 6266, appendix
   * D).
   *
   * @param type {@code inline} or {@code attachment}
   * @param fileName the name, not blank
   */
  static String of(String type, String fileName) {
    if (fileName.isBlank()) {
      throw new IllegalArgumentException("The file name to save a medium under is blank");
    }
    String safe = replaceUnless(ContentDisposition::isSafe, fileName);
    String ascii = replaceUnless(ContentDisposition::isPlain, safe);
    String value = type + "; filename=\"" + ascii + '"';
    return ascii.equals(safe) ? value : value + "; filename*=UTF-8''" + percentEncoded(safe);
  }

  /**
   * Path separators, line ends and other controls, halves of characters, and the marks that make
   * text run backwards, which disguise a name's ending, are in no file name.
   */
  private static boolean isSafe(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> character != '/' && character != '\\';
    };
  }

  /** A quote would need escaping and a percent sign may be decoded: clients differ on both. */
  private static boolean isPlain(int character) {
    return character >= ' ' && character <= '~' && character != '"' && character != '%';
  }

  private static String replaceUnless(IntPredicate isKept, String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().map(c -> isKept.test(c) ? c : REPLACEMENT).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static String percentEncoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length() * 3);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (ATTR_CHARS.indexOf(octet) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
      }
    }
    return encoded.toString();
  }
}
