package io.github.mediastore.internal.jpeg;

/** The four-point transform. */
final class InverseTransform4 extends InverseTransform {

  /** {@code sqrt(2) * sin(pi / 8)}, 13 bits. */
  private static final int SINE = 4433;

  /** {@code sqrt(2) * (cos(pi / 8) - sin(pi / 8))}, 13 bits. */
  private static final int DIFFERENCE = 6270;

  /** {@code sqrt(2) * (cos(pi / 8) + sin(pi / 8))}, 13 bits. */
  private static final int SUM = 15137;

  InverseTransform4() {
    super(4);
  }

  @Override
  void apply(int[] block, byte[] samples, int offset, int stride) {
    column(block, 0);
    column(block, 1);
    column(block, 2);
    column(block, 3);
    row(block, 0, samples, offset);
    row(block, 8, samples, offset + stride);
    row(block, 16, samples, offset + 2 * stride);
    row(block, 24, samples, offset + 3 * stride);
  }

  private static void column(int[] block, int i) {
    int evenSum = ((block[i] + block[i + 16]) << CONSTANT_BITS) + COLUMN_ROUNDING;
    int evenDifference = ((block[i] - block[i + 16]) << CONSTANT_BITS) + COLUMN_ROUNDING;
    int rotation = (block[i + 8] + block[i + 24]) * SINE;
    int outer = rotation + block[i + 8] * DIFFERENCE;
    int inner = rotation - block[i + 24] * SUM;
    block[i] = (evenSum + outer) >> COLUMN_SHIFT;
    block[i + 8] = (evenDifference + inner) >> COLUMN_SHIFT;
    block[i + 16] = (evenDifference - inner) >> COLUMN_SHIFT;
    block[i + 24] = (evenSum - outer) >> COLUMN_SHIFT;
  }

  private static void row(int[] block, int i, byte[] samples, int offset) {
    int evenSum = ((block[i] + block[i + 2]) << CONSTANT_BITS) + ROW_ROUNDING;
    int evenDifference = ((block[i] - block[i + 2]) << CONSTANT_BITS) + ROW_ROUNDING;
    int rotation = (block[i + 1] + block[i + 3]) * SINE;
    int outer = rotation + block[i + 1] * DIFFERENCE;
    int inner = rotation - block[i + 3] * SUM;
    block[i] = 0;
    block[i + 1] = 0;
    block[i + 2] = 0;
    block[i + 3] = 0;
    int s0 = (evenSum + outer) >> ROW_SHIFT;
    int s1 = (evenDifference + inner) >> ROW_SHIFT;
    int s2 = (evenDifference - inner) >> ROW_SHIFT;
    int s3 = (evenSum - outer) >> ROW_SHIFT;
    if (((s0 | s1 | s2 | s3) & ~255) != 0) {
      s0 = clamp(s0);
      s1 = clamp(s1);
      s2 = clamp(s2);
      s3 = clamp(s3);
    }
    samples[offset] = (byte) s0;
    samples[offset + 1] = (byte) s1;
    samples[offset + 2] = (byte) s2;
    samples[offset + 3] = (byte) s3;
  }
}
