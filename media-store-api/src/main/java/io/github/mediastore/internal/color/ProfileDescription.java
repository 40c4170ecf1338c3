package io.github.mediastore.internal.color;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The name a profile gives itself, fit to be shown: at most 100 characters, all printable. */
final class ProfileDescription {

  private static final int MAXIMUM_CHARACTERS = 100;
  private static final String UNNAMED = "an unnamed profile";

  private ProfileDescription() {}

  /** Reads the description; what has none that can be read is "an unnamed profile". */
  static String read(IccProfile profile) {
    try {
      String text = printable(text(profile.require("desc")));
      return text.isEmpty() ? UNNAMED : text;
    } catch (UnusableProfileException unreadable) {
      return UNNAMED;
    }
  }

  private static String text(TagData data) throws UnusableProfileException {
    return switch (data.signature(0)) {
      case "desc" -> decode(data, 12, data.u32(8), StandardCharsets.ISO_8859_1);
      case "mluc" -> decode(data, data.u32(24), data.u32(20), StandardCharsets.UTF_16BE);
      default -> "";
    };
  }

  private static String decode(TagData data, long offset, long size, Charset charset)
      throws UnusableProfileException {
    data.require(offset, size);
    return new String(data.copy(offset, Math.min(size, 4 * MAXIMUM_CHARACTERS)), charset);
  }

  private static String printable(String text) {
    return text.codePoints()
        .filter(ProfileDescription::isPrintable)
        .limit(MAXIMUM_CHARACTERS)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }

  /** Excludes what is invisible or steers the text around it: controls, formats, line breaks. */
  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
