package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * A Huffman code as its DHT segment lists it: how many codes there are of each length, and the
 * symbols in code order (ITU-T T.81, B.2.4.2). Look-up tables are made when a scan first needs
 * them.
 */
final class HuffmanCode {

  private final int[] counts;
  private final int[] symbols;

  HuffmanCode(int[] counts, int[] symbols) {
    this.counts = counts;
    this.symbols = symbols;
  }

  /** Reads a code after its class and destination. */
  static HuffmanCode read(SegmentReader segment) throws DecodeException {
    int[] counts = new int[17];
    int total = 0;
    for (int length = 1; length <= 16; length++) {
      counts[length] = segment.u8();
      total += counts[length];
    }
    if (total > 256) {
      throw segment.corrupt("defines " + total + " codes; there are 256 symbols");
    }
    int[] symbols = new int[total];
    for (int i = 0; i < total; i++) {
      symbols[i] = segment.u8();
    }
    return new HuffmanCode(counts, symbols);
  }

  /** Returns the number of codes of a length, 1 to 16. */
  int count(int length) {
    return counts[length];
  }

  int symbols() {
    return symbols.length;
  }

  /** Returns a symbol by its place in code order. */
  int symbol(int place) {
    return symbols[place];
  }
}
