package io.github.mediastore.internal.jpeg;

import java.util.Arrays;

/** The five-point transform; constant {@code Ck} is {@code sqrt(2) * cos(k * pi / 10)}, 13 bits. */
final class InverseTransform5 extends InverseTransform {

  private static final int C0 = 11585;
  private static final int C1 = 11018;
  private static final int C2 = 9373;
  private static final int C3 = 6810;
  private static final int C4 = 3580;

  InverseTransform5() {
    super(5);
  }

  @Override
  void apply(int[] block, byte[] samples, int offset, int stride) {
    for (int i = 0; i < 5; i++) {
      column(block, i);
    }
    for (int i = 0; i < 40; i += 8) {
      row(block, i, samples, offset);
      offset += stride;
    }
    Arrays.fill(block, 0, 40, 0);
  }

  private static void column(int[] block, int i) {
    int base = (block[i] << CONSTANT_BITS) + COLUMN_ROUNDING;
    int v1 = block[i + 8];
    int v2 = block[i + 16];
    int v3 = block[i + 24];
    int v4 = block[i + 32];
    int even0 = base + v2 * C2 + v4 * C4;
    int even1 = base - v2 * C4 - v4 * C2;
    int odd0 = v1 * C1 + v3 * C3;
    int odd1 = v1 * C3 - v3 * C1;
    block[i] = (even0 + odd0) >> COLUMN_SHIFT;
    block[i + 8] = (even1 + odd1) >> COLUMN_SHIFT;
    block[i + 16] = (base + (v4 - v2) * C0) >> COLUMN_SHIFT;
    block[i + 24] = (even1 - odd1) >> COLUMN_SHIFT;
    block[i + 32] = (even0 - odd0) >> COLUMN_SHIFT;
  }

  private static void row(int[] block, int i, byte[] samples, int offset) {
    int base = (block[i] << CONSTANT_BITS) + ROW_ROUNDING;
    int v1 = block[i + 1];
    int v2 = block[i + 2];
    int v3 = block[i + 3];
    int v4 = block[i + 4];
    int even0 = base + v2 * C2 + v4 * C4;
    int even1 = base - v2 * C4 - v4 * C2;
    int odd0 = v1 * C1 + v3 * C3;
    int odd1 = v1 * C3 - v3 * C1;
    int s0 = (even0 + odd0) >> ROW_SHIFT;
    int s1 = (even1 + odd1) >> ROW_SHIFT;
    int s2 = (base + (v4 - v2) * C0) >> ROW_SHIFT;
    int s3 = (even1 - odd1) >> ROW_SHIFT;
    int s4 = (even0 - odd0) >> ROW_SHIFT;
    if (((s0 | s1 | s2 | s3 | s4) & ~255) != 0) {
      s0 = clamp(s0);
      s1 = clamp(s1);
      s2 = clamp(s2);
      s3 = clamp(s3);
      s4 = clamp(s4);
    }
    samples[offset] = (byte) s0;
    samples[offset + 1] = (byte) s1;
    samples[offset + 2] = (byte) s2;
    samples[offset + 3] = (byte) s3;
    samples[offset + 4] = (byte) s4;
  }
}
