package io.github.mediastore.internal.gif;

/** Gives the colour indexes of a frame row by row. */
interface IndexRows {

  /**
   * Reads the next row.
   *
   * @param row the array that had the row above; where indexes are missing it stays as it is
   * @throws GifException if the compressed data are damaged within the row or before
   */
  void read(byte[] row) throws GifException;
}
