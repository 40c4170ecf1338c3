package io.github.mediastore.internal.bmp;

/** The rows of a picture as samples of 8-bit channels, numbered as they are stored. */
interface SampleRows {

  /** Returns how many channels there are: grey, or red, green and blue, then perhaps alpha. */
  int channels();

  /** Returns how many rows the file has to the full, from the first on. */
  int available();

  /**
   * Reads one of them.
   *
   * @param row which, below {@link #available}
   * @param samples receives a row of each channel, premultiplied if there is alpha
   */
  void read(int row, byte[][] samples);
}
