package io.github.mediastore.internal.color;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the big-endian numbers of an ICC profile, one after the other. */
final class BigEndian {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Starts a tag's data: the four characters of its type, then four zeros. */
  static BigEndian type(String signature) {
    return new BigEndian().ascii(signature).u32(0);
  }

  BigEndian ascii(String text) {
    return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  BigEndian bytes(byte... values) {
    bytes.writeBytes(values);
    return this;
  }

  BigEndian u8(int value) {
    bytes.write(value);
    return this;
  }

  BigEndian u16(int... values) {
    for (int value : values) {
      u8(value >> 8).u8(value);
    }
    return this;
  }

  BigEndian u32(int value) {
    return u16(value >> 16, value);
  }

  BigEndian s15Fixed16(double... values) {
    for (double value : values) {
      u32((int) Math.round(value * 65536));
    }
    return this;
  }

  /** Writes zeros until that many bytes are there. */
  BigEndian zerosTo(int size) {
    return bytes(new byte[size - bytes.size()]);
  }

  BigEndian pad() {
    return zerosTo((bytes.size() + 3) & ~3);
  }

  int size() {
    return bytes.size();
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
