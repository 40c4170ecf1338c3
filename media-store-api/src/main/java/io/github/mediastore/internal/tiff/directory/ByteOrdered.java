package io.github.mediastore.internal.tiff.directory;

import java.io.IOException;

/** Reads the numbers of a TIFF structure in its byte order. */
record ByteOrdered(TiffBytes bytes, boolean bigEndian) {

  int u16(long offset) throws IOException {
    return (int) unsigned(offset, 2);
  }

  long u32(long offset) throws IOException {
    return unsigned(offset, 4);
  }

  /** Returns the number of 1 to 8 bytes at an offset; one of 8 bytes may come out negative. */
  long unsigned(long offset, int width) throws IOException {
    long value = 0;
    for (int i = 0; i < width; i++) {
      int shift = 8 * (bigEndian ? width - 1 - i : i);
      value |= (long) bytes.u8(offset + i) << shift;
    }
    return value;
  }
}
