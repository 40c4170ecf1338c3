package io.github.mediastore.internal.jpeg;

/**
 * Look-up that passes over several AC symbols at once, for coefficients that a scale does not need.
 *
 * <p>An entry holds in bits 0 to 5 the bits to consume, and in bits 6 to 12 by how much the zig-zag
 * index advances, the highest of these bits at the end of the block. An entry of 0 passes over
 * nothing.
 */
final class SkipTable {

  /** Bits that one look-up sees; entries are small, so it can be more than elsewhere. */
  static final int LOOKAHEAD = 13;

  /** Fits a refill of the bit buffer together with whatever was consumed before it. */
  private static final int MAX_LENGTH = 30;

  /** The most by which an index can advance within a block. */
  private static final int MAX_ADVANCE = 62;

  /** Entries by the next {@link #LOOKAHEAD} bits. */
  final short[] entries = new short[1 << LOOKAHEAD];

  SkipTable(HuffmanTable table) {
    for (int i = 0; i < entries.length; i++) {
      entries[i] = (short) entry(table, (long) i << (64 - LOOKAHEAD));
    }
  }

  /**
   * Returns the advance over an end of block after other symbols. Its low six bits count one more
   * than they advance: if the index passes 63 by these bits alone, the block has ended before, and
   * what looks like its end belongs to the next block.
   */
  static int endOfBlock(int advance) {
    return advance + 1 + HuffmanTable.END_OF_BLOCK;
  }

  private static int entry(HuffmanTable table, long bits) {
    int length = 0;
    int advance = 0;
    while (length < LOOKAHEAD) {
      int symbol = table.entry(bits << length);
      int symbolLength = symbol & 63;
      int symbolAdvance = HuffmanTable.advance(symbol);
      boolean known = symbol != 0 && length + HuffmanTable.codeLength(symbol) <= LOOKAHEAD;
      if (!known || length + symbolLength > MAX_LENGTH) {
        break;
      }
      if (symbolAdvance == HuffmanTable.END_OF_BLOCK) {
        return (length + symbolLength) | (endOfBlock(advance) << 6);
      }
      if (advance + symbolAdvance > MAX_ADVANCE) {
        break;
      }
      length += symbolLength;
      advance += symbolAdvance;
    }
    return length | (advance << 6);
  }
}
