package io.github.mediastore.internal.color;

import java.nio.charset.StandardCharsets;

/**
 * A stretch of a profile's bytes, read as the big-endian numbers of ICC.1:2022, clause 4. Nothing
 * outside the stretch is ever read: a profile comes from whoever uploaded the picture.
 */
final class TagData {

  private final byte[] bytes;
  private final int start;
  private final int length;

  private TagData(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  static TagData of(byte[] bytes) {
    return new TagData(bytes, 0, bytes.length);
  }

  int length() {
    return length;
  }

  /** Returns the part from an offset to the end. */
  TagData from(long offset) throws UnusableProfileException {
    return slice(offset, length - offset);
  }

  TagData slice(long offset, long size) throws UnusableProfileException {
    require(offset, size);
    return new TagData(bytes, (int) (start + offset), (int) size);
  }

  /** Checks that a stretch lies within this one, so that what is made of it may be allocated. */
  void require(long offset, long size) throws UnusableProfileException {
    if (offset < 0 || size < 0 || offset > length || size > length - offset) {
      throw new UnusableProfileException("damaged, it ends within its data");
    }
  }

  int u8(long offset) throws UnusableProfileException {
    require(offset, 1);
    return bytes[(int) (start + offset)] & 0xFF;
  }

  int u16(long offset) throws UnusableProfileException {
    require(offset, 2);
    int at = (int) (start + offset);
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  long u32(long offset) throws UnusableProfileException {
    return ((long) u16(offset) << 16) | u16(offset + 2);
  }

  /** Reads a signed number of 16 bits before and 16 behind the point. */
  double s15Fixed16(long offset) throws UnusableProfileException {
    return (int) u32(offset) / 65536.0;
  }

  /** Reads the four characters that name a tag, a type or a colour space. */
  String signature(long offset) throws UnusableProfileException {
    require(offset, 4);
    return new String(bytes, (int) (start + offset), 4, StandardCharsets.ISO_8859_1);
  }

  byte[] copy(long offset, long size) throws UnusableProfileException {
    require(offset, size);
    byte[] copy = new byte[(int) size];
    System.arraycopy(bytes, (int) (start + offset), copy, 0, copy.length);
    return copy;
  }
}
