package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.tiff.directory.TiffBytes;

/** A whole file in memory. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArrayBytes(byte[] file) implements TiffBytes {

  @Override
  public boolean has(long end) {
    return end >= 0 && end <= file.length;
  }

  @Override
  public int u8(long offset) throws DecodeException {
    if (offset < 0 || offset >= file.length) {
      throw DecodeException.truncated("The TIFF ends within its directory or a list of it");
    }
    return file[(int) offset] & 0xFF;
  }
}
