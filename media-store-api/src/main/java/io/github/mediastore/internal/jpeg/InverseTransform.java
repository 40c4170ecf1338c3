package io.github.mediastore.internal.jpeg;

/**
 * The inverse discrete cosine transform (ITU-T T.81, A.3.3) of the low frequencies of a block.
 *
 * <p>An N point transform of the N x N lowest of the 8 x 8 coefficients gives the block at N/8 of
 * its size, low-pass filtered: it costs less than the whole transform and looks better than leaving
 * samples out. At N = 8 the samples equal those of libjpeg's accurate integer transform.
 *
 * <p>All use 13-bit constants and keep two more bits between the columns and the rows, so that 32
 * bits suffice for every block that an encoder makes. Others overflow, which does no harm: samples
 * are clamped last.
 */
abstract class InverseTransform {

  /** Bits of the constants' fractions. */
  static final int CONSTANT_BITS = 13;

  /** Shift after the columns: leaves two extra bits. */
  static final int COLUMN_SHIFT = CONSTANT_BITS - 2;

  /** Shift after the rows: takes the two extra bits, and the factor 1/8 of the definition. */
  static final int ROW_SHIFT = CONSTANT_BITS + 2 + 3;

  static final int COLUMN_ROUNDING = 1 << (COLUMN_SHIFT - 1);

  /** Rounds, and shifts the level from -128..127 to 0..255 (A.3.1). */
  static final int ROW_ROUNDING = (1 << (ROW_SHIFT - 1)) + (128 << ROW_SHIFT);

  private final int size;

  InverseTransform(int size) {
    this.size = size;
  }

  /** Returns the transform of {@code size} points, 1 to 8. */
  static InverseTransform ofSize(int size) {
    return switch (size) {
      case 1 -> new InverseTransform1();
      case 2 -> new InverseTransform2();
      case 3 -> new InverseTransform3();
      case 4 -> new InverseTransform4();
      case 5 -> new InverseTransform5();
      case 6 -> new InverseTransform6();
      case 7 -> new InverseTransform7();
      default -> new InverseTransform8();
    };
  }

  /**
   * Transforms a block and clears it.
   *
   * @param block dequantized coefficients, {@code 8 * row + column}
   * @param samples where the samples go
   * @param offset of the first sample
   * @param stride from one row to the next
   */
  abstract void apply(int[] block, byte[] samples, int offset, int stride);

  /** Writes a block that has no coefficient but the first. */
  final void applyFlat(int dc, byte[] samples, int offset, int stride) {
    byte sample = (byte) clamp(((dc + 4) >> 3) + 128);
    for (int row = offset, end = offset + size * stride; row < end; row += stride) {
      // Too few for Arrays.fill to pay.
      for (int i = row, last = row + size; i < last; i++) {
        samples[i] = sample;
      }
    }
  }

  static int clamp(int sample) {
    return Math.max(0, Math.min(255, sample));
  }
}
