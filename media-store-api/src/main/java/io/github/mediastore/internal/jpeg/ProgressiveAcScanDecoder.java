package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;

/** Decodes the first progressive scan of a band of AC coefficients (ITU-T T.81, G.1.2.2). */
final class ProgressiveAcScanDecoder extends ScanDecoder {

  private final CoefficientStore store;
  private final HuffmanTable table;
  private final int start;
  private final int end;
  private final int low;

  /** Blocks that have no more coefficients in this band. */
  private int endOfBandRun;

  ProgressiveAcScanDecoder(
      BitReader reader,
      FrameHeader frame,
      ScanHeader scan,
      int restartInterval,
      CoefficientStore store,
      HuffmanTable table) {
    super(reader, frame, scan, restartInterval);
    this.store = store;
    this.table = table;
    this.start = scan.spectralStart();
    this.end = scan.spectralEnd();
    this.low = scan.approximationLow();
  }

  @Override
  void restart() {
    endOfBandRun = 0;
  }

  @Override
  void decodeUnits(int row, int from, int to) throws DecodeException {
    int column = from;
    while (column < to) {
      if (endOfBandRun > 0) {
        int passed = Math.min(endOfBandRun, to - column);
        endOfBandRun -= passed;
        column += passed;
      } else {
        reader.ensureUnit();
        decodeBlock(store.block(column++, row));
      }
    }
  }

  private void decodeBlock(int block) throws DecodeException {
    final BitReader reader = this.reader;
    final short[] kept = store.kept;
    final int[] places = store.places;
    final int first = block * store.keptPerBlock;
    final int sink = kept.length - 1;
    long nonzero = store.nonzero()[block];
    int index = start - 1;
    do {
      reader.refill();
      long bits = reader.bits;
      int entry = table.entry(bits);
      if (entry == 0) {
        throw reader.undefinedCode();
      }
      reader.bits = bits << entry;
      reader.count -= entry & 63;
      int size = (entry >> 16) & 15;
      int advance = (entry >> 6) & 127;
      long valueBits = bits << (entry >>> 20);
      if (advance == HuffmanTable.END_OF_BLOCK) {
        endOfBandRun = (1 << size) - 1 + (int) (valueBits >>> 1 >>> ~size);
        break;
      }
      index += advance;
      if (index > end) {
        throw reader.corrupt("A coefficient lies outside its band");
      }
      if (size > 0) {
        nonzero |= 1L << index;
        int place = places[index];
        kept[place < 0 ? sink : first + place] =
            (short) (HuffmanTable.value(valueBits, size) << low);
      }
    } while (index < end);
    store.nonzero()[block] = nonzero;
  }
}
