package io.github.mediastore.internal.jpeg;

/** The two-point transform: sums and differences alone. */
final class InverseTransform2 extends InverseTransform {

  private static final int ROUNDING = 4 + (128 << 3);

  InverseTransform2() {
    super(2);
  }

  @Override
  void apply(int[] block, byte[] samples, int offset, int stride) {
    int upperEven = block[0] + block[8] + ROUNDING;
    int lowerEven = block[0] - block[8] + ROUNDING;
    int upperOdd = block[1] + block[9];
    int lowerOdd = block[1] - block[9];
    block[0] = 0;
    block[1] = 0;
    block[8] = 0;
    block[9] = 0;
    samples[offset] = (byte) clamp((upperEven + upperOdd) >> 3);
    samples[offset + 1] = (byte) clamp((upperEven - upperOdd) >> 3);
    samples[offset + stride] = (byte) clamp((lowerEven + lowerOdd) >> 3);
    samples[offset + stride + 1] = (byte) clamp((lowerEven - lowerOdd) >> 3);
  }
}
