package io.github.mediastore.internal.header;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/** Writes the bytes of a file by hand. */
final class Bytes {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  private Bytes(ByteOrder order) {
    this.order = order;
  }

  static Bytes bigEndian() {
    return new Bytes(ByteOrder.BIG_ENDIAN);
  }

  static Bytes littleEndian() {
    return new Bytes(ByteOrder.LITTLE_ENDIAN);
  }

  static Bytes in(ByteOrder order) {
    return new Bytes(order);
  }

  /** Writes each number as one byte. */
  Bytes u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  Bytes u16(int... values) {
    for (int value : values) {
      number(value, 2);
    }
    return this;
  }

  Bytes u24(int... values) {
    for (int value : values) {
      number(value, 3);
    }
    return this;
  }

  Bytes u32(long... values) {
    for (long value : values) {
      number(value, 4);
    }
    return this;
  }

  private void number(long value, int length) {
    for (int i = 0; i < length; i++) {
      int place = order == ByteOrder.BIG_ENDIAN ? length - 1 - i : i;
      out.write((int) (value >> (8 * place)));
    }
  }

  Bytes latin1(String text) {
    return raw(text.getBytes(ISO_8859_1));
  }

  Bytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Bytes zeros(int count) {
    return raw(new byte[count]);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
