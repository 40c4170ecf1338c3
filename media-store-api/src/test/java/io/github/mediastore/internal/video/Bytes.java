package io.github.mediastore.internal.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Puts together boxes and elements, number by number. */
final class Bytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static Bytes bytes() {
    return new Bytes();
  }

  /** A box of ISO/IEC 14496-12 with what is in it, in order. */
  static byte[] box(String type, byte[]... content) {
    byte[] inside = together(content);
    return bytes().u32(8 + inside.length).text(type).add(inside).done();
  }

  /** An element of EBML with what is in it, in order. */
  static byte[] element(long id, byte[]... content) {
    byte[] inside = together(content);
    return bytes().id(id).u8(1).u32(0).u24(inside.length).add(inside).done();
  }

  /** An element of EBML whose size is unknown. */
  static byte[] endless(long id, byte[]... content) {
    return bytes().id(id).u8(0xFF).add(together(content)).done();
  }

  /** An element of EBML that is a number. */
  static byte[] number(long id, int value) {
    return element(id, bytes().u32(value).done());
  }

  static byte[] together(byte[]... parts) {
    Bytes all = bytes();
    for (byte[] part : parts) {
      all.add(part);
    }
    return all.done();
  }

  Bytes u8(int value) {
    bytes.write(value);
    return this;
  }

  Bytes u16(int value) {
    return u8(value >> 8).u8(value);
  }

  Bytes u24(int value) {
    return u8(value >> 16).u16(value);
  }

  Bytes u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  Bytes u64(long value) {
    return u32(value >> 32).u32(value);
  }

  Bytes zeros(int count) {
    return add(new byte[count]);
  }

  Bytes text(String latin1) {
    return add(latin1.getBytes(ISO_8859_1));
  }

  Bytes add(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  private Bytes id(long id) {
    for (int shift = (63 - Long.numberOfLeadingZeros(id)) / 8 * 8; shift >= 0; shift -= 8) {
      u8((int) (id >> shift));
    }
    return this;
  }

  byte[] done() {
    return bytes.toByteArray();
  }
}
