package io.github.mediastore.internal.tiff.codec;

/**
 * The code words of two-dimensional coding (ITU-T T.4, table 4), each found by one look at the next
 * 7 bits.
 */
final class ModeCodes {

  /** The longest code word that is told apart. */
  static final int BITS = 7;

  /**
   * The modes beside the vertical ones, which are written as how far a1 is to the right of b1, -3
   * to 3.
   */
  static final int PASS = 4;

  static final int HORIZONTAL = 5;
  static final int EXTENSION = 6;

  /** No mode: an end-of-line code, or damage. */
  static final int NONE = 7;

  private static final byte[] ENTRIES = new byte[1 << BITS];

  static {
    enter("0000000", NONE);
    enter("0001", PASS);
    enter("001", HORIZONTAL);
    enter("0000001", EXTENSION);
    enter("1", 0);
    enter("011", 1);
    enter("000011", 2);
    enter("0000011", 3);
    enter("010", -1);
    enter("000010", -2);
    enter("0000010", -3);
  }

  private ModeCodes() {}

  private static void enter(String word, int mode) {
    int free = BITS - word.length();
    int from = Integer.parseInt(word, 2) << free;
    for (int i = from; i < from + (1 << free); i++) {
      ENTRIES[i] = (byte) (mode << 4 | word.length());
    }
  }

  static int find(int bits) {
    return ENTRIES[bits];
  }

  static int length(int found) {
    return found & 0xF;
  }

  static int mode(int found) {
    return found >> 4;
  }
}
