package io.github.mediastore.internal.jpeg;

/**
 * Look-up that passes over several AC symbols at once, for coefficients that a scale does not need.
 *
 * <p>An entry holds in bits 0 to 5 the bits to consume, in bits 6 to 11 the advance of the zig-zag
 * index, and in bit 12 whether the block ends; then the advance counts one more, because the block
 * must not have ended before that end. An entry of 0 passes over nothing.
 */
final class SkipTable {

  /** Fits a refill of the bit buffer together with whatever was consumed before it. */
  private static final int MAX_LENGTH = 30;

  /** Entries by the next {@link HuffmanTable#LOOKAHEAD} bits. */
  final short[] entries = new short[1 << HuffmanTable.LOOKAHEAD];

  SkipTable(HuffmanTable table) {
    for (int i = 0; i < entries.length; i++) {
      entries[i] = (short) entry(table, i);
    }
  }

  private static int entry(HuffmanTable table, int bits) {
    int length = 0;
    int advance = 0;
    while (length < HuffmanTable.LOOKAHEAD) {
      int known = HuffmanTable.LOOKAHEAD - length;
      int symbol = table.entries[(bits << length) & ((1 << HuffmanTable.LOOKAHEAD) - 1)];
      int symbolLength = symbol & 63;
      int symbolAdvance = (symbol >> 6) & 127;
      boolean complete = symbol != 0 && symbol >> 20 <= known;
      if (!complete || length + symbolLength > MAX_LENGTH || advance + symbolAdvance % 64 > 62) {
        break;
      }
      length += symbolLength;
      if (symbolAdvance == HuffmanTable.END_OF_BLOCK) {
        return length | ((advance + 1 + HuffmanTable.END_OF_BLOCK) << 6);
      }
      advance += symbolAdvance;
    }
    return length | (advance << 6);
  }
}
