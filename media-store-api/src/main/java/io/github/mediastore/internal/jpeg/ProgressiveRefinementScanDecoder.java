package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Decodes a progressive scan that refines a band of AC coefficients by one bit (ITU-T T.81, G.1.2.3
 * and figure G.7).
 *
 * <p>Coefficients that were nonzero before have a correction bit each, between the codes of those
 * that become nonzero now. Which they are is a bit mask, so that a run over zeros and the number of
 * correction bits come from bit operations, and only kept coefficients are touched.
 */
final class ProgressiveRefinementScanDecoder extends ScanDecoder {

  private final CoefficientStore store;
  private final HuffmanTable table;
  private final long band;
  private final int low;

  /** Further blocks that get no new coefficients in this band, but corrections. */
  private int endOfBandRun;

  ProgressiveRefinementScanDecoder(
      BitReader reader,
      FrameHeader frame,
      ScanHeader scan,
      int restartInterval,
      CoefficientStore store,
      HuffmanTable table) {
    super(reader, frame, scan, restartInterval);
    this.store = store;
    this.table = table;
    this.band = from(scan.spectralStart()) & ~(from(scan.spectralEnd()) << 1);
    this.low = scan.approximationLow();
  }

  @Override
  void restart() {
    endOfBandRun = 0;
  }

  @Override
  void decodeUnits(int row, int from, int to) throws DecodeException {
    long[] nonzero = store.nonzero();
    for (int column = from; column < to; column++) {
      int block = store.block(column, row);
      if (endOfBandRun == 0) {
        reader.ensureUnit();
        decodeBlock(block, nonzero);
      } else {
        long corrected = nonzero[block] & band;
        if (corrected != 0) {
          reader.ensureUnit();
          correct(block, corrected);
        }
        endOfBandRun--;
      }
    }
  }

  private void decodeBlock(int block, long[] nonzero) throws DecodeException {
    final long before = nonzero[block] & band;
    long added = 0;
    long rest = band;
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
        correct(block, before & rest);
        break;
      }
      if (size > 1) {
        throw reader.corrupt("A refinement adds a coefficient of more than one bit");
      }
      long zeros = ~before & rest;
      for (int i = 1; i < advance; i++) {
        zeros &= zeros - 1;
      }
      if (zeros == 0) {
        throw reader.corrupt("A coefficient lies outside its band");
      }
      int index = Long.numberOfTrailingZeros(zeros);
      long passed = rest & ~from(index);
      rest &= from(index) << 1;
      if ((before & passed) != 0) {
        correct(block, before & passed);
      }
      if (size == 1) {
        added |= 1L << index;
        if (store.places[index] >= 0) {
          short value = (short) (valueBits < 0 ? 1 << low : -1 << low);
          store.kept[block * store.keptPerBlock + store.places[index]] = value;
        }
      }
    } while (rest != 0);
    nonzero[block] |= added;
  }

  /** Reads a correction bit for each of these coefficients. */
  private void correct(int block, long coefficients) {
    final short[] kept = store.kept;
    final int first = block * store.keptPerBlock;
    long bits = bits(Long.bitCount(coefficients));
    for (long open = coefficients & store.keptMask; open != 0; open &= open - 1) {
      int index = Long.numberOfTrailingZeros(open);
      int bitsBefore = Long.bitCount(coefficients & ~from(index));
      if ((bits << bitsBefore) < 0) {
        int place = first + store.places[index];
        int value = kept[place];
        // Damaged data can correct a bit that is already set.
        if ((value & (1 << low)) == 0) {
          kept[place] = (short) (value >= 0 ? value + (1 << low) : value - (1 << low));
        }
      }
    }
  }

  /** Reads up to 63 bits and returns them with the first of them highest. */
  private long bits(int length) {
    int head = Math.min(length, 32);
    long bits = (long) reader.read(head) << (64 - head);
    return length == head ? bits : bits | ((long) reader.read(length - head) << (64 - length));
  }

  /** Returns a mask of all coefficients from a zig-zag index on. */
  private static long from(int index) {
    return -1L << index;
  }
}
