package io.github.mediastore.internal.heif;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A box (ISO/IEC 14496-12, section 4.2) and where its contents lie in the file.
 *
 * @param type its four letters as a number
 * @param start of the contents
 * @param end of the contents
 */
record Box(int type, long start, long end) {

  /** Returns the number of four letters. */
  static int type(String letters) {
    byte[] bytes = letters.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.wrap(bytes).getInt();
  }

  /** Returns the four letters of a number, fit to be shown. */
  static String name(int type) {
    StringBuilder name = new StringBuilder(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      char letter = (char) (type >> shift & 0xFF);
      name.append(letter >= ' ' && letter <= '~' ? letter : '?');
    }
    return name.toString();
  }
}
