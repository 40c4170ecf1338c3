package io.github.mediastore.internal.jpeg;

import java.util.Arrays;

/**
 * The seven-point transform; constant {@code Ck} is {@code sqrt(2) * cos(k * pi / 14)}, 13 bits.
 */
final class InverseTransform7 extends InverseTransform {

  private static final int C0 = 11585;
  private static final int C1 = 11295;
  private static final int C2 = 10438;
  private static final int C3 = 9058;
  private static final int C4 = 7223;
  private static final int C5 = 5027;
  private static final int C6 = 2578;

  InverseTransform7() {
    super(7);
  }

  @Override
  void apply(int[] block, byte[] samples, int offset, int stride) {
    for (int i = 0; i < 7; i++) {
      column(block, i);
    }
    for (int i = 0; i < 56; i += 8) {
      row(block, i, samples, offset);
      offset += stride;
    }
    Arrays.fill(block, 0, 56, 0);
  }

  private static void column(int[] block, int i) {
    int base = (block[i] << CONSTANT_BITS) + COLUMN_ROUNDING;
    int v1 = block[i + 8];
    int v2 = block[i + 16];
    int v3 = block[i + 24];
    int v4 = block[i + 32];
    int v5 = block[i + 40];
    int v6 = block[i + 48];
    int even0 = base + v2 * C2 + v4 * C4 + v6 * C6;
    int even1 = base + v2 * C6 - v4 * C2 - v6 * C4;
    int even2 = base - v2 * C4 - v4 * C6 + v6 * C2;
    int odd0 = v1 * C1 + v3 * C3 + v5 * C5;
    int odd1 = v1 * C3 - v3 * C5 - v5 * C1;
    int odd2 = v1 * C5 - v3 * C1 + v5 * C3;
    block[i] = (even0 + odd0) >> COLUMN_SHIFT;
    block[i + 8] = (even1 + odd1) >> COLUMN_SHIFT;
    block[i + 16] = (even2 + odd2) >> COLUMN_SHIFT;
    block[i + 24] = (base + (v4 - v2 - v6) * C0) >> COLUMN_SHIFT;
    block[i + 32] = (even2 - odd2) >> COLUMN_SHIFT;
    block[i + 40] = (even1 - odd1) >> COLUMN_SHIFT;
    block[i + 48] = (even0 - odd0) >> COLUMN_SHIFT;
  }

  private static void row(int[] block, int i, byte[] samples, int offset) {
    int base = (block[i] << CONSTANT_BITS) + ROW_ROUNDING;
    int v1 = block[i + 1];
    int v2 = block[i + 2];
    int v3 = block[i + 3];
    int v4 = block[i + 4];
    int v5 = block[i + 5];
    int v6 = block[i + 6];
    int even0 = base + v2 * C2 + v4 * C4 + v6 * C6;
    int even1 = base + v2 * C6 - v4 * C2 - v6 * C4;
    int even2 = base - v2 * C4 - v4 * C6 + v6 * C2;
    int odd0 = v1 * C1 + v3 * C3 + v5 * C5;
    int odd1 = v1 * C3 - v3 * C5 - v5 * C1;
    int odd2 = v1 * C5 - v3 * C1 + v5 * C3;
    int s0 = (even0 + odd0) >> ROW_SHIFT;
    int s1 = (even1 + odd1) >> ROW_SHIFT;
    int s2 = (even2 + odd2) >> ROW_SHIFT;
    int s3 = (base + (v4 - v2 - v6) * C0) >> ROW_SHIFT;
    int s4 = (even2 - odd2) >> ROW_SHIFT;
    int s5 = (even1 - odd1) >> ROW_SHIFT;
    int s6 = (even0 - odd0) >> ROW_SHIFT;
    if (((s0 | s1 | s2 | s3 | s4 | s5 | s6) & ~255) != 0) {
      s0 = clamp(s0);
      s1 = clamp(s1);
      s2 = clamp(s2);
      s3 = clamp(s3);
      s4 = clamp(s4);
      s5 = clamp(s5);
      s6 = clamp(s6);
    }
    samples[offset] = (byte) s0;
    samples[offset + 1] = (byte) s1;
    samples[offset + 2] = (byte) s2;
    samples[offset + 3] = (byte) s3;
    samples[offset + 4] = (byte) s4;
    samples[offset + 5] = (byte) s5;
    samples[offset + 6] = (byte) s6;
  }
}
