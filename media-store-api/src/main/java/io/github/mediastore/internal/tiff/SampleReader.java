package io.github.mediastore.internal.tiff;

/**
 * Takes one sample of each pixel out of a packed row, undoes differences (TIFF 6.0, section 14) and
 * looks its value up.
 *
 * <p>Samples of 16 bits are in the byte order of the file. All others are packed without gaps, most
 * significant bit first.
 */
abstract class SampleReader {

  /** Samples from one pixel to the next. */
  final int step;

  /** Whether samples are differences to the same sample of the pixel before, modulo their range. */
  final boolean differences;

  private SampleReader(int step, boolean differences) {
    this.step = step;
    this.differences = differences;
  }

  /**
   * Chooses a reader.
   *
   * @param step samples from one pixel to the next
   */
  static SampleReader of(TiffLayout layout, int step) {
    boolean differences = layout.differences();
    return switch (layout.bits()) {
      case 1, 2, 4 -> new Fractions(step, layout.bits(), differences);
      case 8 -> new Bytes(step, differences);
      case 16 -> new Pairs(step, layout.bigEndian(), differences);
      default -> new Odd(step, layout.bits(), differences);
    };
  }

  /**
   * Reads a sample of each of some pixels.
   *
   * @param row the packed row
   * @param offset where it starts
   * @param sample which sample of a pixel
   * @param count how many pixels
   * @param levels what each value becomes, see {@link Levels}
   * @param target where to put what the values become
   * @param first where to start
   */
  abstract void read(
      byte[] row, int offset, int sample, int count, byte[] levels, byte[] target, int first);

  /** Whole bytes. */
  private static final class Bytes extends SampleReader {

    Bytes(int step, boolean differences) {
      super(step, differences);
    }

    @Override
    void read(
        byte[] row, int offset, int sample, int count, byte[] levels, byte[] target, int first) {
      int from = offset + sample;
      if (differences) {
        sum(row, from, count, target, first);
      } else {
        for (int i = first; i < first + count; i++, from += step) {
          target[i] = row[from];
        }
      }
      if (!Levels.changeNothing(levels)) {
        for (int i = first; i < first + count; i++) {
          target[i] = levels[target[i] & 0xFF];
        }
      }
    }

    private void sum(byte[] row, int offset, int count, byte[] target, int first) {
      int from = offset;
      byte value = 0;
      for (int i = first; i < first + count; i++, from += step) {
        value += row[from];
        target[i] = value;
      }
    }
  }

  /** Two bytes a sample. */
  private static final class Pairs extends SampleReader {

    private final int high;

    Pairs(int step, boolean bigEndian, boolean differences) {
      super(step, differences);
      this.high = bigEndian ? 0 : 1;
    }

    @Override
    void read(
        byte[] row, int offset, int sample, int count, byte[] levels, byte[] target, int first) {
      int from = offset + 2 * sample;
      int kept = differences ? 0xFFFF : 0;
      int value = 0;
      for (int i = first; i < first + count; i++, from += 2 * step) {
        int stored = (row[from + high] & 0xFF) << 8 | (row[from + 1 - high] & 0xFF);
        value = (value & kept) + stored & 0xFFFF;
        target[i] = levels[value];
      }
    }
  }

  /** Samples of which a byte holds several. */
  private static final class Fractions extends SampleReader {

    private final int bits;

    Fractions(int step, int bits, boolean differences) {
      super(step, differences);
      this.bits = bits;
    }

    @Override
    void read(
        byte[] row, int offset, int sample, int count, byte[] levels, byte[] target, int first) {
      int mask = (1 << bits) - 1;
      int kept = differences ? mask : 0;
      int value = 0;
      int bit = sample * bits;
      for (int i = first; i < first + count; i++, bit += step * bits) {
        int stored = row[offset + (bit >> 3)] >> (8 - bits - (bit & 7));
        value = (value & kept) + stored & mask;
        target[i] = levels[value];
      }
    }
  }

  /** Samples that begin anywhere and reach into up to three bytes. */
  private static final class Odd extends SampleReader {

    private final int bits;

    Odd(int step, int bits, boolean differences) {
      super(step, differences);
      this.bits = bits;
    }

    @Override
    void read(
        byte[] row, int offset, int sample, int count, byte[] levels, byte[] target, int first) {
      int mask = (1 << bits) - 1;
      int kept = differences ? mask : 0;
      int value = 0;
      long bit = (long) sample * bits;
      for (int i = first; i < first + count; i++, bit += (long) step * bits) {
        value = (value & kept) + stored(row, offset + (int) (bit >> 3), (int) bit & 7) & mask;
        target[i] = levels[value];
      }
    }

    private int stored(byte[] row, int at, int skipped) {
      int end = skipped + bits;
      int window = (row[at] & 0xFF) << 16;
      if (end > 8) {
        window |= (row[at + 1] & 0xFF) << 8;
      }
      if (end > 16) {
        window |= row[at + 2] & 0xFF;
      }
      return window >> (24 - end);
    }
  }
}
