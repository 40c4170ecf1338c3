package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Decodes a scan of the sequential processes straight into planes (ITU-T T.81, F.2.1 and F.2.2).
 *
 * <p>Most of a decoder's time is spent in {@link #decodeBlock}, and there in mispredicted branches,
 * so it does without as many as it can: up to two symbols come with one look-up, values are
 * extracted, dequantized and stored without asking whether the scale uses them, and after the last
 * coefficient that it uses, symbols are only passed over, several with one look-up.
 */
final class SequentialScanDecoder extends ScanDecoder {

  private static final int DC_SHIFT = 64 - HuffmanTable.LOOKAHEAD;
  private static final int PAIR_SHIFT = 64 - SymbolPairTable.LOOKAHEAD;
  private static final int SKIP_SHIFT = 64 - SkipTable.LOOKAHEAD;

  /** The bits that a look-up and its value need at most. */
  private static final int ENOUGH = 32;

  private final SequentialComponent[] components;

  /** The component of each block of a unit; a list, so that no loop over 1 or 2 is mispredicted. */
  private final SequentialComponent[] blockComponents;

  /** For each block of a unit, the offset of its first sample in the plane. */
  private final int[] blockOffsets;

  private final int[] block = new int[SequentialComponent.BLOCK_LENGTH];

  SequentialScanDecoder(
      BitReader reader,
      FrameHeader frame,
      ScanHeader scan,
      int restartInterval,
      SequentialComponent[] components) {
    super(reader, frame, scan, restartInterval);
    this.components = components;
    int blocks = 0;
    for (SequentialComponent component : components) {
      blocks += component.horizontal * component.vertical;
    }
    blockComponents = new SequentialComponent[blocks];
    blockOffsets = new int[blocks];
    int next = 0;
    for (SequentialComponent component : components) {
      for (int i = 0; i < component.horizontal * component.vertical; i++) {
        blockComponents[next++] = component;
      }
    }
  }

  @Override
  void restart() {
    for (SequentialComponent component : components) {
      component.prediction = 0;
    }
  }

  @Override
  void decodeUnits(int row, int from, int to) throws DecodeException {
    locateBlocks(row, from);
    int blocksOfUnit = blockComponents.length;
    int next = 0;
    for (int blocks = (to - from) * blocksOfUnit; blocks > 0; blocks--) {
      SequentialComponent component = blockComponents[next];
      ComponentPlane plane = component.plane;
      int offset = blockOffsets[next];
      blockOffsets[next] = offset + component.unitWidth;
      next = next + 1 == blocksOfUnit ? 0 : next + 1;
      reader.ensureUnit();
      boolean flat = decodeBlock(component, block);
      if (flat) {
        plane.transform.applyFlat(block[0], plane.samples, offset, plane.stride);
        block[0] = 0;
      } else {
        plane.transform.apply(block, plane.samples, offset, plane.stride);
      }
    }
  }

  private void locateBlocks(int row, int column) {
    int next = 0;
    for (SequentialComponent component : components) {
      for (int y = 0; y < component.vertical; y++) {
        for (int x = 0; x < component.horizontal; x++) {
          blockOffsets[next++] =
              component.plane.offset(
                  column * component.horizontal + x, row * component.vertical + y);
        }
      }
    }
  }

  /** Decodes one block and returns whether it has no coefficient but the first. */
  private boolean decodeBlock(SequentialComponent component, int[] block) throws DecodeException {
    final BitReader reader = this.reader;
    final byte[] window = reader.window;
    final int[] placements = component.placements;
    long bits = reader.bits;
    int count = reader.count;
    int position = reader.position;

    bits |= (long) BitReader.BIG_ENDIAN.get(window, position) >>> count;
    position += (63 - count) >> 3;
    count |= 56;
    int dc = component.dcEntries[(int) (bits >>> DC_SHIFT)];
    if (dc == 0) {
      dc = symbol(component.dc, 0, bits, count, position);
    }
    component.prediction += HuffmanTable.value(dc, bits);
    block[0] = component.prediction * (placements[0] >> 7);
    bits <<= dc;
    count -= dc & 63;

    final long[] pairEntries = component.pairEntries;
    final int lastKept = component.lastKept;
    int index = 0;
    while (index < lastKept) {
      if (count < ENOUGH) {
        bits |= (long) BitReader.BIG_ENDIAN.get(window, position) >>> count;
        position += (63 - count) >> 3;
        count |= 56;
      }
      long pair = pairEntries[(int) (bits >>> PAIR_SHIFT)];
      if (pair == 0 || index + ((int) (pair >> 6) & 63) > 63) {
        pair = SymbolPairTable.single(symbol(component.ac, index, bits, count, position));
      }
      int second = placements[index + ((int) (pair >> 6) & 127)];
      int first = placements[index + ((int) (pair >> 13) & 127)];
      block[second & 127] = (int) (pair >> 32) * (second >> 7);
      block[first & 127] =
          HuffmanTable.value(bits << (pair >> 24), (int) (pair >> 20) & 15) * (first >> 7);
      index += (int) (pair >> 6) & 127;
      bits <<= pair;
      count -= (int) pair & 63;
    }
    boolean flat = index == SequentialComponent.FLAT;

    if (index < 63) {
      final short[] skipEntries = component.skipEntries;
      do {
        if (count < ENOUGH) {
          bits |= (long) BitReader.BIG_ENDIAN.get(window, position) >>> count;
          position += (63 - count) >> 3;
          count |= 56;
        }
        int skip = skipEntries[(int) (bits >>> SKIP_SHIFT)];
        if (skip == 0 || index + ((skip >> 6) & 63) > 63) {
          skip = symbol(component.ac, index, bits, count, position);
        }
        index += (skip >> 6) & 127;
        bits <<= skip;
        count -= skip & 63;
      } while (index < 63);
    }
    reader.bits = bits;
    reader.count = count;
    reader.position = position;
    return flat;
  }

  /** Looks a single symbol up, the rare way: it is long, or the last of its block, or damaged. */
  private int symbol(HuffmanTable table, int index, long bits, int count, int position)
      throws DecodeException {
    int entry = table.entry(bits);
    int advance = HuffmanTable.advance(entry);
    boolean outside = index + advance > 63 && advance != HuffmanTable.END_OF_BLOCK;
    if (entry == 0 || outside) {
      reader.count = count;
      reader.position = position;
      throw outside
          ? reader.corrupt("A block has more than 64 coefficients")
          : reader.undefinedCode();
    }
    return entry;
  }
}
