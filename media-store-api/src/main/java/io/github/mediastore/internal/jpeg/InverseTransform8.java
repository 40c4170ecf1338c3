package io.github.mediastore.internal.jpeg;

import java.util.Arrays;

/**
 * The whole, eight-point transform after Loeffler, Ligtenberg and Moschytz ("Practical fast 1-D DCT
 * algorithms with 11 multiplications", 1989), in the fixed point of libjpeg's accurate integer
 * transform, so that both give the same samples.
 *
 * <p>Constants carry the names of the paper's rotations: {@code Ck} is {@code sqrt(2) * cos(k * pi
 * / 16)}, 13 bits.
 */
final class InverseTransform8 extends InverseTransform {

  private static final int C6 = 4433;
  private static final int C2_MINUS_C6 = 6270;
  private static final int C2_PLUS_C6 = 15137;
  private static final int C3 = 9633;
  private static final int C3_PLUS_C5_MINUS_C1_MINUS_C7 = 2446;
  private static final int C1_PLUS_C3_MINUS_C5_PLUS_C7 = 16819;
  private static final int C1_PLUS_C3_PLUS_C5_MINUS_C7 = 25172;
  private static final int C1_PLUS_C3_MINUS_C5_MINUS_C7 = 12299;
  private static final int C3_MINUS_C7 = 7373;
  private static final int C1_PLUS_C3 = 20995;
  private static final int C3_PLUS_C5 = 16069;
  private static final int C3_MINUS_C5 = 3196;

  InverseTransform8() {
    super(8);
  }

  @Override
  void apply(int[] block, byte[] samples, int offset, int stride) {
    for (int i = 0; i < 8; i++) {
      column(block, i);
    }
    for (int i = 0; i < 64; i += 8) {
      row(block, i, samples, offset);
      offset += stride;
    }
    Arrays.fill(block, 0, 64, 0);
  }

  private static void column(int[] block, int i) {
    int v1 = block[i + 8];
    int v2 = block[i + 16];
    int v3 = block[i + 24];
    int v4 = block[i + 32];
    int v5 = block[i + 40];
    int v6 = block[i + 48];
    int v7 = block[i + 56];
    if ((v1 | v2 | v3 | v4 | v5 | v6 | v7) == 0) {
      int flat = block[i] << 2;
      for (int row = i; row < 64; row += 8) {
        block[row] = flat;
      }
      return;
    }
    int rotation = (v2 + v6) * C6;
    int evenInner = rotation - v6 * C2_PLUS_C6;
    int evenOuter = rotation + v2 * C2_MINUS_C6;
    int sum = ((block[i] + v4) << CONSTANT_BITS) + COLUMN_ROUNDING;
    int difference = ((block[i] - v4) << CONSTANT_BITS) + COLUMN_ROUNDING;
    int even0 = sum + evenOuter;
    int even1 = difference + evenInner;
    int even2 = difference - evenInner;
    int even3 = sum - evenOuter;
    int shared = (v1 + v3 + v5 + v7) * C3;
    int z1 = (v7 + v1) * -C3_MINUS_C7;
    int z2 = (v5 + v3) * -C1_PLUS_C3;
    int z3 = (v7 + v3) * -C3_PLUS_C5 + shared;
    int z4 = (v5 + v1) * -C3_MINUS_C5 + shared;
    int odd3 = v7 * C3_PLUS_C5_MINUS_C1_MINUS_C7 + z1 + z3;
    int odd2 = v5 * C1_PLUS_C3_MINUS_C5_PLUS_C7 + z2 + z4;
    int odd1 = v3 * C1_PLUS_C3_PLUS_C5_MINUS_C7 + z2 + z3;
    int odd0 = v1 * C1_PLUS_C3_MINUS_C5_MINUS_C7 + z1 + z4;
    block[i] = (even0 + odd0) >> COLUMN_SHIFT;
    block[i + 8] = (even1 + odd1) >> COLUMN_SHIFT;
    block[i + 16] = (even2 + odd2) >> COLUMN_SHIFT;
    block[i + 24] = (even3 + odd3) >> COLUMN_SHIFT;
    block[i + 32] = (even3 - odd3) >> COLUMN_SHIFT;
    block[i + 40] = (even2 - odd2) >> COLUMN_SHIFT;
    block[i + 48] = (even1 - odd1) >> COLUMN_SHIFT;
    block[i + 56] = (even0 - odd0) >> COLUMN_SHIFT;
  }

  private static void row(int[] block, int i, byte[] samples, int offset) {
    int v1 = block[i + 1];
    int v2 = block[i + 2];
    int v3 = block[i + 3];
    int v4 = block[i + 4];
    int v5 = block[i + 5];
    int v6 = block[i + 6];
    int v7 = block[i + 7];
    int rotation = (v2 + v6) * C6;
    int evenInner = rotation - v6 * C2_PLUS_C6;
    int evenOuter = rotation + v2 * C2_MINUS_C6;
    int sum = ((block[i] + v4) << CONSTANT_BITS) + ROW_ROUNDING;
    int difference = ((block[i] - v4) << CONSTANT_BITS) + ROW_ROUNDING;
    int even0 = sum + evenOuter;
    int even1 = difference + evenInner;
    int even2 = difference - evenInner;
    int even3 = sum - evenOuter;
    int shared = (v1 + v3 + v5 + v7) * C3;
    int z1 = (v7 + v1) * -C3_MINUS_C7;
    int z2 = (v5 + v3) * -C1_PLUS_C3;
    int z3 = (v7 + v3) * -C3_PLUS_C5 + shared;
    int z4 = (v5 + v1) * -C3_MINUS_C5 + shared;
    int odd3 = v7 * C3_PLUS_C5_MINUS_C1_MINUS_C7 + z1 + z3;
    int odd2 = v5 * C1_PLUS_C3_MINUS_C5_PLUS_C7 + z2 + z4;
    int odd1 = v3 * C1_PLUS_C3_PLUS_C5_MINUS_C7 + z2 + z3;
    int odd0 = v1 * C1_PLUS_C3_MINUS_C5_MINUS_C7 + z1 + z4;
    int s0 = (even0 + odd0) >> ROW_SHIFT;
    int s1 = (even1 + odd1) >> ROW_SHIFT;
    int s2 = (even2 + odd2) >> ROW_SHIFT;
    int s3 = (even3 + odd3) >> ROW_SHIFT;
    int s4 = (even3 - odd3) >> ROW_SHIFT;
    int s5 = (even2 - odd2) >> ROW_SHIFT;
    int s6 = (even1 - odd1) >> ROW_SHIFT;
    int s7 = (even0 - odd0) >> ROW_SHIFT;
    if (((s0 | s1 | s2 | s3 | s4 | s5 | s6 | s7) & ~255) != 0) {
      s0 = clamp(s0);
      s1 = clamp(s1);
      s2 = clamp(s2);
      s3 = clamp(s3);
      s4 = clamp(s4);
      s5 = clamp(s5);
      s6 = clamp(s6);
      s7 = clamp(s7);
    }
    samples[offset] = (byte) s0;
    samples[offset + 1] = (byte) s1;
    samples[offset + 2] = (byte) s2;
    samples[offset + 3] = (byte) s3;
    samples[offset + 4] = (byte) s4;
    samples[offset + 5] = (byte) s5;
    samples[offset + 6] = (byte) s6;
    samples[offset + 7] = (byte) s7;
  }
}
