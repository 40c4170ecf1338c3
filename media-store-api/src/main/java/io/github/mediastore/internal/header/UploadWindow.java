package io.github.mediastore.internal.header;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.tiff.directory.TiffBytes;
import java.io.IOException;

/**
 * The part of an upload that holds a TIFF structure: a TIFF file, or the EXIF data in another.
 *
 * @param start where it begins in the upload
 * @param end where it ends at the latest; beyond, it counts as truncated
 */
record UploadWindow(UploadBuffer upload, long start, long end) implements TiffBytes {

  /** Returns all of an upload. */
  static UploadWindow of(UploadBuffer upload) {
    return new UploadWindow(upload, 0, Long.MAX_VALUE);
  }

  @Override
  public boolean has(long length) throws IOException {
    return length >= 0 && length <= end - start && upload.has(start + length);
  }

  @Override
  public int u8(long offset) throws IOException {
    if (offset < 0 || offset >= end - start) {
      throw HeaderException.truncated(upload.size());
    }
    return upload.u8(start + offset);
  }
}
