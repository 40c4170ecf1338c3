package io.github.mediastore.internal.jpeg;

import java.util.Arrays;

/** The six-point transform; constant {@code Ck} is {@code sqrt(2) * cos(k * pi / 12)}, 13 bits. */
final class InverseTransform6 extends InverseTransform {

  private static final int C2 = 10033;
  private static final int C4 = 5793;

  /** C1 is this and 1, C3 is 1. */
  private static final int C5 = 2998;

  InverseTransform6() {
    super(6);
  }

  @Override
  void apply(int[] block, byte[] samples, int offset, int stride) {
    for (int i = 0; i < 6; i++) {
      column(block, i);
    }
    for (int i = 0; i < 48; i += 8) {
      row(block, i, samples, offset);
      offset += stride;
    }
    Arrays.fill(block, 0, 48, 0);
  }

  private static void column(int[] block, int i) {
    int base = (block[i] << CONSTANT_BITS) + COLUMN_ROUNDING;
    int v1 = block[i + 8];
    int v2 = block[i + 16] * C2;
    int v3 = block[i + 24];
    int v4 = block[i + 32] * C4;
    int v5 = block[i + 40];
    int even0 = base + v4 + v2;
    int even1 = base - 2 * v4;
    int even2 = base + v4 - v2;
    int shared = (v1 + v5) * C5;
    int odd0 = shared + ((v1 + v3) << CONSTANT_BITS);
    int odd1 = (v1 - v3 - v5) << CONSTANT_BITS;
    int odd2 = shared + ((v5 - v3) << CONSTANT_BITS);
    block[i] = (even0 + odd0) >> COLUMN_SHIFT;
    block[i + 8] = (even1 + odd1) >> COLUMN_SHIFT;
    block[i + 16] = (even2 + odd2) >> COLUMN_SHIFT;
    block[i + 24] = (even2 - odd2) >> COLUMN_SHIFT;
    block[i + 32] = (even1 - odd1) >> COLUMN_SHIFT;
    block[i + 40] = (even0 - odd0) >> COLUMN_SHIFT;
  }

  private static void row(int[] block, int i, byte[] samples, int offset) {
    int base = (block[i] << CONSTANT_BITS) + ROW_ROUNDING;
    int v1 = block[i + 1];
    int v2 = block[i + 2] * C2;
    int v3 = block[i + 3];
    int v4 = block[i + 4] * C4;
    int v5 = block[i + 5];
    int even0 = base + v4 + v2;
    int even1 = base - 2 * v4;
    int even2 = base + v4 - v2;
    int shared = (v1 + v5) * C5;
    int odd0 = shared + ((v1 + v3) << CONSTANT_BITS);
    int odd1 = (v1 - v3 - v5) << CONSTANT_BITS;
    int odd2 = shared + ((v5 - v3) << CONSTANT_BITS);
    int s0 = (even0 + odd0) >> ROW_SHIFT;
    int s1 = (even1 + odd1) >> ROW_SHIFT;
    int s2 = (even2 + odd2) >> ROW_SHIFT;
    int s3 = (even2 - odd2) >> ROW_SHIFT;
    int s4 = (even1 - odd1) >> ROW_SHIFT;
    int s5 = (even0 - odd0) >> ROW_SHIFT;
    if (((s0 | s1 | s2 | s3 | s4 | s5) & ~255) != 0) {
      s0 = clamp(s0);
      s1 = clamp(s1);
      s2 = clamp(s2);
      s3 = clamp(s3);
      s4 = clamp(s4);
      s5 = clamp(s5);
    }
    samples[offset] = (byte) s0;
    samples[offset + 1] = (byte) s1;
    samples[offset + 2] = (byte) s2;
    samples[offset + 3] = (byte) s3;
    samples[offset + 4] = (byte) s4;
    samples[offset + 5] = (byte) s5;
  }
}
