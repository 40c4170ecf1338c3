package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;

/** The rows of a picture from top to bottom, whatever order the file has them in. */
interface SampleRows extends AutoCloseable {

  /**
   * Reads the next row.
   *
   * @param samples receives a row of each channel
   * @throws DecodeException if nothing of the row can be read; then nothing follows either
   */
  void read(byte[][] samples) throws DecodeException;

  @Override
  void close();
}
