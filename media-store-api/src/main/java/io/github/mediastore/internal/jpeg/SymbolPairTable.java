package io.github.mediastore.internal.jpeg;

/**
 * Look-up of up to two AC symbols at once, for coefficients that a scale needs.
 *
 * <p>A mispredicted branch costs as much as several look-ups, so an entry holds two symbols where
 * the look-up sees all of them, and both are treated alike: one symbol alone is a pair whose second
 * coefficient is zero and falls on the place of the first, which is written after it. An entry
 * holds
 *
 * <ul>
 *   <li>bits 0 to 5: the length of both symbols,
 *   <li>bits 6 to 12: by how much the zig-zag index advances over both, as in {@link SkipTable},
 *   <li>bits 13 to 19: by how much it advances to the first coefficient,
 *   <li>bits 20 to 23: the number of value bits of the first coefficient,
 *   <li>bits 24 to 28: the length of the first code,
 *   <li>bits 32 to 63: the second coefficient.
 * </ul>
 *
 * <p>An entry of 0 is a code that is longer than the look-up, or none.
 */
final class SymbolPairTable {

  /** Bits that one look-up sees; more do not pay for the memory that they drag along. */
  static final int LOOKAHEAD = 12;

  /** Entries by the next {@link #LOOKAHEAD} bits. */
  final long[] entries = new long[1 << LOOKAHEAD];

  SymbolPairTable(HuffmanTable table) {
    for (int i = 0; i < entries.length; i++) {
      entries[i] = entry(table, (long) i << (64 - LOOKAHEAD));
    }
  }

  /** Makes the entry of a single symbol from that of a Huffman table. */
  static long single(int symbol) {
    int advance = HuffmanTable.advance(symbol);
    int total = advance == HuffmanTable.END_OF_BLOCK ? SkipTable.endOfBlock(0) : advance;
    return entry(symbol, symbol & 63, total, 0);
  }

  private static long entry(HuffmanTable table, long bits) {
    int first = table.entry(bits);
    if (first == 0 || HuffmanTable.codeLength(first) > LOOKAHEAD) {
      return 0;
    }
    int length = first & 63;
    int advance = HuffmanTable.advance(first);
    if (advance == HuffmanTable.END_OF_BLOCK || length >= LOOKAHEAD) {
      return single(first);
    }
    int second = table.entry(bits << length);
    int bothLengths = length + (second & 63);
    if (second == 0 || bothLengths > LOOKAHEAD) {
      return single(first);
    }
    if (HuffmanTable.advance(second) == HuffmanTable.END_OF_BLOCK) {
      return entry(first, bothLengths, SkipTable.endOfBlock(advance), 0);
    }
    int value = HuffmanTable.value(second, bits << length);
    return entry(first, bothLengths, advance + HuffmanTable.advance(second), value);
  }

  private static long entry(int first, int bothLengths, int bothAdvances, int secondValue) {
    long symbols =
        bothLengths
            | (bothAdvances << 6)
            | (HuffmanTable.advance(first) << 13)
            | (HuffmanTable.valueLength(first) << 20)
            | (HuffmanTable.codeLength(first) << 24);
    return symbols | ((long) secondValue << 32);
  }
}
