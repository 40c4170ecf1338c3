package io.github.mediastore.internal.heif;

import io.github.mediastore.internal.raster.DecodeException;

/** Reads bits from the highest down, as the headers of HEVC and AV1 have them. */
final class BitReader {

  private static final int MOST_ZEROS = 31;

  private final byte[] bytes;
  private long position;

  BitReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int bit() throws DecodeException {
    int index = (int) (position >> 3);
    if (index >= bytes.length) {
      throw DecodeException.corrupt("The header of the coded picture is cut off");
    }
    int value = bytes[index] >> (7 - (position & 7)) & 1;
    position++;
    return value;
  }

  boolean flag() throws DecodeException {
    return bit() == 1;
  }

  /** A number of up to 32 bits. */
  long bits(int count) throws DecodeException {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  int number(int count) throws DecodeException {
    return (int) bits(count);
  }

  void skip(long count) {
    position += count;
  }

  /** ue(v) of ITU-T H.265, section 9.2, and uvlc() of AV1, section 4.10.3. */
  long unsignedGolomb() throws DecodeException {
    int zeros = 0;
    while (bit() == 0) {
      if (++zeros > MOST_ZEROS) {
        throw DecodeException.corrupt("The header of the coded picture holds an endless number");
      }
    }
    return (1L << zeros) - 1 + bits(zeros);
  }
}
