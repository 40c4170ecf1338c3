package io.github.mediastore.internal.tiff.directory;

import java.io.IOException;

/** The bytes that hold a TIFF structure, be they in memory or still to be pulled from a stream. */
public interface TiffBytes {

  /**
   * Returns whether the structure has that many bytes.
   *
   * @param end any number, as a tag may claim
   * @throws IOException if the bytes cannot be had
   */
  boolean has(long end) throws IOException;

  /**
   * Returns the byte at an offset from the start of the structure, 0 to 255.
   *
   * @throws IOException if the structure ends before it, or the byte cannot be had
   */
  int u8(long offset) throws IOException;
}
