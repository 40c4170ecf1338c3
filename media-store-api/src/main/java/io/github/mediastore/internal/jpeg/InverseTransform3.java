package io.github.mediastore.internal.jpeg;

/** The three-point transform. */
final class InverseTransform3 extends InverseTransform {

  /** {@code sqrt(2) * cos(pi / 6)}, 13 bits. */
  private static final int C1 = 10033;

  /** {@code sqrt(2) * cos(2 * pi / 6)}, 13 bits. */
  private static final int C2 = 5793;

  InverseTransform3() {
    super(3);
  }

  @Override
  void apply(int[] block, byte[] samples, int offset, int stride) {
    column(block, 0);
    column(block, 1);
    column(block, 2);
    row(block, 0, samples, offset);
    row(block, 8, samples, offset + stride);
    row(block, 16, samples, offset + 2 * stride);
  }

  private static void column(int[] block, int i) {
    int base = (block[i] << CONSTANT_BITS) + COLUMN_ROUNDING;
    int odd = block[i + 8] * C1;
    int even = block[i + 16] * C2;
    block[i] = (base + even + odd) >> COLUMN_SHIFT;
    block[i + 8] = (base - 2 * even) >> COLUMN_SHIFT;
    block[i + 16] = (base + even - odd) >> COLUMN_SHIFT;
  }

  private static void row(int[] block, int i, byte[] samples, int offset) {
    int base = (block[i] << CONSTANT_BITS) + ROW_ROUNDING;
    int odd = block[i + 1] * C1;
    int even = block[i + 2] * C2;
    block[i] = 0;
    block[i + 1] = 0;
    block[i + 2] = 0;
    int s0 = (base + even + odd) >> ROW_SHIFT;
    int s1 = (base - 2 * even) >> ROW_SHIFT;
    int s2 = (base + even - odd) >> ROW_SHIFT;
    if (((s0 | s1 | s2) & ~255) != 0) {
      s0 = clamp(s0);
      s1 = clamp(s1);
      s2 = clamp(s2);
    }
    samples[offset] = (byte) s0;
    samples[offset + 1] = (byte) s1;
    samples[offset + 2] = (byte) s2;
  }
}
