package io.github.mediastore.internal.tiff.codec;

/** Gathers code words, written as zeros and ones, into bytes. */
final class BitWriter {

  private final StringBuilder bits = new StringBuilder();

  /** Writes the bits of {@code text}, whose spaces only part the words. */
  BitWriter bits(String text) {
    bits.append(text.replace(" ", ""));
    return this;
  }

  BitWriter bits(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bits.append(value >>> i & 1);
    }
    return this;
  }

  /** Writes zeros until {@code ahead} more bits end a multiple of {@code unit}. */
  BitWriter align(int unit, int ahead) {
    while ((bits.length() + ahead) % unit != 0) {
      bits.append('0');
    }
    return this;
  }

  byte[] bytes() {
    align(Byte.SIZE, 0);
    byte[] bytes = new byte[bits.length() / Byte.SIZE];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    return bytes;
  }
}
