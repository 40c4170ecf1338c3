package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;

/**
 * Look-up of Huffman codes by the next bits of the data (ITU-T T.81, annexes C and F.2.2).
 *
 * <p>One look-up says everything about the next symbol. An entry holds
 *
 * <ul>
 *   <li>bits 0 to 5: the length of the code and of the value bits that follow it,
 *   <li>bits 6 to 12: by how much the zig-zag index advances, 64 at the end of the block,
 *   <li>bits 16 to 19: the number of value bits,
 *   <li>bits 20 to 24: the length of the code.
 * </ul>
 *
 * <p>The length stands lowest because Java shifts by the low six bits of the distance: {@code bits
 * <<= entry} consumes the symbol. An entry of 0 is a code that is longer than the look-up, or none.
 */
final class HuffmanTable {

  /** Bits that one look-up sees. */
  static final int LOOKAHEAD = 11;

  /** The advance of an entry that ends the block. */
  static final int END_OF_BLOCK = 64;

  private static final int ZERO_RUN = 15;

  /** What a symbol means in the kind of scan that a table is for. */
  private enum Meaning {
    DC,
    SEQUENTIAL_AC,
    PROGRESSIVE_AC
  }

  /** Entries by the next {@link #LOOKAHEAD} bits. */
  final int[] entries = new int[1 << LOOKAHEAD];

  private final int[] entriesByPlace;

  /** For each length, the first 16-bit value that starts no code up to that length. */
  private final int[] bounds = new int[17];

  /** For each length, what to add to a code of it to get the symbol's place. */
  private final int[] offsets = new int[17];

  private HuffmanTable(HuffmanCode code, Meaning meaning) throws DecodeException {
    entriesByPlace = new int[code.symbols()];
    int next = 0;
    int place = 0;
    for (int length = 1; length <= 16; length++) {
      offsets[length] = place - next;
      for (int i = 0; i < code.count(length); i++) {
        int entry = entry(code.symbol(place), length, meaning);
        entriesByPlace[place++] = entry;
        if (next >= 1 << length) {
          throw DecodeException.corrupt(
              "A Huffman table has more codes of " + length + " bits than there are");
        }
        if (length <= LOOKAHEAD) {
          int shift = LOOKAHEAD - length;
          Arrays.fill(entries, next << shift, (next + 1) << shift, entry);
        }
        next++;
      }
      bounds[length] = next << (16 - length);
      next <<= 1;
    }
  }

  static HuffmanTable dc(HuffmanCode code) throws DecodeException {
    return new HuffmanTable(code, Meaning.DC);
  }

  static HuffmanTable sequentialAc(HuffmanCode code) throws DecodeException {
    return new HuffmanTable(code, Meaning.SEQUENTIAL_AC);
  }

  /** Makes a table whose end-of-block entries announce the value bits of their run (G.1.2.2). */
  static HuffmanTable progressiveAc(HuffmanCode code) throws DecodeException {
    return new HuffmanTable(code, Meaning.PROGRESSIVE_AC);
  }

  /**
   * Looks a code up.
   *
   * @param bits the next bits, the first of them highest
   * @return the entry, or 0 if no code starts with these bits
   */
  int entry(long bits) {
    int entry = entries[(int) (bits >>> (64 - LOOKAHEAD))];
    return entry != 0 ? entry : longEntry(bits);
  }

  /** Returns by how much an entry advances the zig-zag index. */
  static int advance(int entry) {
    return (entry >> 6) & 127;
  }

  /** Returns the number of value bits that follow the code of an entry. */
  static int valueLength(int entry) {
    return (entry >> 16) & 15;
  }

  /** Returns the length of the code of an entry, without its value bits. */
  static int codeLength(int entry) {
    return entry >>> 20;
  }

  /** Returns the number in the value bits of an entry, the first of the bits being its code. */
  static int value(int entry, long bits) {
    return value(bits << codeLength(entry), valueLength(entry));
  }

  /**
   * Extends value bits to a number (F.2.2.1, figure F.12), without a branch: the processor would
   * guess every other sign wrong.
   *
   * @param bits the value bits, the first of them highest
   * @param size how many they are
   */
  static int value(long bits, int size) {
    int magnitude = (int) (bits >>> 1 >>> ~size);
    int negative = (int) (~bits >> 63);
    return magnitude + (negative & ((-1 << size) + 1));
  }

  /**
   * Finds a code longer than the look-up.
   *
   * @param bits the next bits, the first of them highest
   * @return the entry, or 0 if no code starts with these bits
   */
  int longEntry(long bits) {
    int next = (int) (bits >>> 48);
    for (int length = LOOKAHEAD + 1; length <= 16; length++) {
      if (next < bounds[length]) {
        return entriesByPlace[(next >> (16 - length)) + offsets[length]];
      }
    }
    return 0;
  }

  private static int entry(int symbol, int length, Meaning meaning) throws DecodeException {
    int run = symbol >> 4;
    int size = symbol & 15;
    int advance;
    if (meaning == Meaning.DC) {
      if (symbol > 15) {
        throw DecodeException.corrupt("A DC Huffman table has the symbol " + symbol);
      }
      advance = 0;
    } else if (size > 0) {
      advance = run + 1;
    } else if (run == ZERO_RUN) {
      advance = ZERO_RUN + 1;
    } else {
      advance = END_OF_BLOCK;
      size = meaning == Meaning.PROGRESSIVE_AC ? run : 0;
    }
    return (length + size) | (advance << 6) | (size << 16) | (length << 20);
  }
}
