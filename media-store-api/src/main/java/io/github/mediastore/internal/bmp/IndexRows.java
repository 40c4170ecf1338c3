package io.github.mediastore.internal.bmp;

/** The rows of a picture as indexes into its palette, numbered as they are stored. */
interface IndexRows {

  /** Returns how many rows the file has to the full, from the first on. */
  int available();

  /**
   * Reads one of them.
   *
   * @param row which, below {@link #available}
   * @param indexes receives the row
   */
  void read(int row, byte[] indexes);
}
