package io.github.mediastore.internal.gif;

import io.github.mediastore.internal.raster.DecodeException;

/** Gives the colour indexes of a frame row by row. */
interface IndexRows {

  /**
   * Reads the next row.
   *
   * @param row the array that had the row above; where indexes are missing it stays as it is
   * @throws DecodeException if the compressed data are damaged within the row or before
   */
  void read(byte[] row) throws DecodeException;
}
