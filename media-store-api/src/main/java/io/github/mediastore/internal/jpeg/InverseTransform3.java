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
    int base0 = (block[0] << CONSTANT_BITS) + COLUMN_ROUNDING;
    int base1 = (block[1] << CONSTANT_BITS) + COLUMN_ROUNDING;
    int base2 = (block[2] << CONSTANT_BITS) + COLUMN_ROUNDING;
    int odd0 = block[8] * C1;
    int odd1 = block[9] * C1;
    int odd2 = block[10] * C1;
    int even0 = block[16] * C2;
    int even1 = block[17] * C2;
    int even2 = block[18] * C2;
    clear(block, 0);
    clear(block, 8);
    clear(block, 16);
    row(
        (base0 + even0 + odd0) >> COLUMN_SHIFT,
        (base1 + even1 + odd1) >> COLUMN_SHIFT,
        (base2 + even2 + odd2) >> COLUMN_SHIFT,
        samples,
        offset);
    row(
        (base0 - 2 * even0) >> COLUMN_SHIFT,
        (base1 - 2 * even1) >> COLUMN_SHIFT,
        (base2 - 2 * even2) >> COLUMN_SHIFT,
        samples,
        offset + stride);
    row(
        (base0 + even0 - odd0) >> COLUMN_SHIFT,
        (base1 + even1 - odd1) >> COLUMN_SHIFT,
        (base2 + even2 - odd2) >> COLUMN_SHIFT,
        samples,
        offset + 2 * stride);
  }

  private static void clear(int[] block, int i) {
    block[i] = 0;
    block[i + 1] = 0;
    block[i + 2] = 0;
  }

  private static void row(int v0, int v1, int v2, byte[] samples, int offset) {
    int base = (v0 << CONSTANT_BITS) + ROW_ROUNDING;
    int odd = v1 * C1;
    int even = v2 * C2;
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
