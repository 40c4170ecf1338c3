package io.github.mediastore.internal.jpeg;

/**
 * Decodes a scan of the sequential processes straight into planes (ITU-T T.81, F.2.1 and F.2.2).
 *
 * <p>Most of a decoder's time is spent in {@link #decodeBlock}, so it does little for each symbol:
 * one look-up, the value extracted without a branch, dequantized and stored, whether or not the
 * scale uses it. After the last coefficient that the scale uses, symbols are only passed over,
 * several with one look-up.
 */
final class SequentialScanDecoder extends ScanDecoder {

  private static final int LOOKUP_SHIFT = 64 - HuffmanTable.LOOKAHEAD;

  /** The bits that a look-up and its value need: 16 each. */
  private static final int ENOUGH = 32;

  private final SequentialComponent[] components;
  private final int[] block = new int[SequentialComponent.BLOCK_LENGTH];

  SequentialScanDecoder(
      BitReader reader,
      FrameHeader frame,
      ScanHeader scan,
      int restartInterval,
      SequentialComponent[] components) {
    super(reader, frame, scan, restartInterval);
    this.components = components;
  }

  @Override
  void restart() {
    for (SequentialComponent component : components) {
      component.prediction = 0;
    }
  }

  @Override
  void decodeUnits(int row, int from, int to) throws JpegException {
    for (int column = from; column < to; column++) {
      for (SequentialComponent component : components) {
        ComponentPlane plane = component.plane;
        int blockRow = row * component.vertical;
        int blockColumn = column * component.horizontal;
        for (int y = 0; y < component.vertical; y++) {
          for (int x = 0; x < component.horizontal; x++) {
            reader.ensureUnit();
            boolean flat = decodeBlock(component, block);
            int offset = plane.offset(blockColumn + x, blockRow + y);
            if (flat) {
              plane.transform.applyFlat(block[0], plane.samples, offset, plane.stride);
              block[0] = 0;
            } else {
              plane.transform.apply(block, plane.samples, offset, plane.stride);
            }
          }
        }
      }
    }
  }

  /** Decodes one block and returns whether it has no coefficient but the first. */
  private boolean decodeBlock(SequentialComponent component, int[] block) throws JpegException {
    final BitReader reader = this.reader;
    final byte[] window = reader.window;
    final int[] placements = component.placements;
    long bits = reader.bits;
    int count = reader.count;
    int position = reader.position;

    bits |= (long) BitReader.BIG_ENDIAN.get(window, position) >>> count;
    position += (63 - count) >> 3;
    count |= 56;
    int entry = component.dcEntries[(int) (bits >>> LOOKUP_SHIFT)];
    if (entry == 0) {
      entry = longEntry(component.dc, bits, count, position);
    }
    component.prediction += HuffmanTable.value(bits << (entry >>> 20), (entry >> 16) & 15);
    block[0] = component.prediction * (placements[0] >> 7);
    bits <<= entry;
    count -= entry & 63;

    final int[] acEntries = component.acEntries;
    final int lastKept = component.lastKept;
    int index = 0;
    while (index < lastKept) {
      if (count < ENOUGH) {
        bits |= (long) BitReader.BIG_ENDIAN.get(window, position) >>> count;
        position += (63 - count) >> 3;
        count |= 56;
      }
      entry = acEntries[(int) (bits >>> LOOKUP_SHIFT)];
      if (entry == 0) {
        entry = longEntry(component.ac, bits, count, position);
      }
      index += (entry >> 6) & 127;
      int placement = placements[index];
      block[placement & 127] =
          HuffmanTable.value(bits << (entry >>> 20), (entry >> 16) & 15) * (placement >> 7);
      bits <<= entry;
      count -= entry & 63;
    }
    boolean flat = index == HuffmanTable.END_OF_BLOCK;

    if (index < 63) {
      final short[] skipEntries = component.skipEntries;
      do {
        if (count < ENOUGH) {
          bits |= (long) BitReader.BIG_ENDIAN.get(window, position) >>> count;
          position += (63 - count) >> 3;
          count |= 56;
        }
        int lookup = (int) (bits >>> LOOKUP_SHIFT);
        entry = skipEntries[lookup];
        if (entry == 0 || index + ((entry >> 6) & 63) > 63) {
          entry = acEntries[lookup];
          if (entry == 0) {
            entry = longEntry(component.ac, bits, count, position);
          }
        }
        index += (entry >> 6) & 127;
        bits <<= entry;
        count -= entry & 63;
      } while (index < 63);
    }
    reader.bits = bits;
    reader.count = count;
    reader.position = position;
    if (index > 63 && ((entry >> 6) & HuffmanTable.END_OF_BLOCK) == 0) {
      throw reader.corrupt("A block has more than 64 coefficients");
    }
    return flat;
  }

  private int longEntry(HuffmanTable table, long bits, int count, int position)
      throws JpegException {
    int entry = table.longEntry(bits);
    if (entry == 0) {
      reader.count = count;
      reader.position = position;
      throw reader.undefinedCode();
    }
    return entry;
  }
}
