package io.github.mediastore.internal.jpeg;

/** The mean of a block. */
final class InverseTransform1 extends InverseTransform {

  InverseTransform1() {
    super(1);
  }

  @Override
  void apply(int[] block, byte[] samples, int offset, int stride) {
    samples[offset] = (byte) clamp(((block[0] + 4) >> 3) + 128);
    block[0] = 0;
  }
}
