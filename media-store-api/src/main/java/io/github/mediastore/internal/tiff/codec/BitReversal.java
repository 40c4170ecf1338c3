package io.github.mediastore.internal.tiff.codec;

/**
 * Turns the bits of bytes round, for files whose FillOrder (TIFF 6.0, section 8) is 2: least
 * significant bit first.
 */
final class BitReversal {

  private static final byte[] REVERSED = new byte[256];

  static {
    for (int i = 0; i < REVERSED.length; i++) {
      REVERSED[i] = (byte) (Integer.reverse(i) >>> 24);
    }
  }

  private BitReversal() {}

  static byte reverse(byte value) {
    return REVERSED[value & 0xFF];
  }

  /** Reverses each byte of the range in place. */
  static void reverse(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      bytes[i] = REVERSED[bytes[i] & 0xFF];
    }
  }
}
