package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import org.jspecify.annotations.Nullable;

/**
 * A Huffman code as its DHT segment lists it: how many codes there are of each length, and the
 * symbols in code order (ITU-T T.81, B.2.4.2). Look-up tables are made when a scan first needs
 * them, and kept for those that share the code: a TIFF of thousands of small JPEGs has one.
 */
final class HuffmanCode {

  private final int[] counts;
  private final int[] symbols;

  /** Tables are immutable: threads that meet here at worst make the same one twice. */
  private @Nullable HuffmanTable dcTable;

  private @Nullable AcTables acTables;

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

  /** Returns the look-up table of a code for DC differences. */
  HuffmanTable dcTable() throws DecodeException {
    HuffmanTable table = dcTable;
    if (table == null) {
      table = HuffmanTable.dc(this);
      dcTable = table;
    }
    return table;
  }

  /** Returns the look-up tables of a code for AC coefficients of a sequential scan. */
  AcTables acTables() throws DecodeException {
    AcTables tables = acTables;
    if (tables == null) {
      tables = AcTables.of(this);
      acTables = tables;
    }
    return tables;
  }
}
