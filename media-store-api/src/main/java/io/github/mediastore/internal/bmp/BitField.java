package io.github.mediastore.internal.bmp;

/**
 * The bits of a pixel that hold one channel.
 *
 * <p>Values are scaled so that the largest that fits is 255, and rounded. A channel without bits is
 * 0.
 */
final class BitField {

  private static final int WHITE = 0xFF;

  private final int mask;
  private final int shift;
  private final double scale;
  private final byte[] table;

  BitField(int mask) {
    this.mask = mask;
    this.shift = mask == 0 ? 0 : Integer.numberOfTrailingZeros(mask);
    long maximum = Integer.toUnsignedLong(mask >>> shift);
    this.scale = (double) WHITE / Math.max(1, maximum);
    this.table = new byte[(int) Math.min(maximum, WHITE) + 1];
    for (int value = 0; value < table.length; value++) {
      table[value] = scaled(value);
    }
  }

  /** Returns the byte of a pixel that the channel is, counted from the lowest; -1 if it is none. */
  int wholeByte() {
    return mask >>> shift == WHITE && shift % Byte.SIZE == 0 ? shift / Byte.SIZE : -1;
  }

  /** Returns the channel's sample in a pixel. */
  byte sample(int pixel) {
    int value = (pixel & mask) >>> shift;
    return value >= 0 && value < table.length ? table[value] : scaled(value);
  }

  private byte scaled(int value) {
    return (byte) (Integer.toUnsignedLong(value) * scale + 0.5);
  }
}
