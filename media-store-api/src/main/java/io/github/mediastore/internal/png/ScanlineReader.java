package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;

/** Reads rows of one length, of a picture or of a pass, and undoes their filters. */
final class ScanlineReader implements AutoCloseable {

  private final ImageDataStream data;
  private final int filterDistance;
  private byte[] row;
  private byte[] above;

  /**
   * Starts above the first row.
   *
   * @param data the image data, at the first row; closed with this
   * @param rowBytes bytes of a row without its filter type
   * @param filterDistance bytes from one pixel to the next, at least 1
   */
  ScanlineReader(ImageDataStream data, int rowBytes, int filterDistance) {
    this.data = data;
    this.filterDistance = filterDistance;
    this.row = new byte[1 + rowBytes];
    this.above = new byte[1 + rowBytes];
  }

  /**
   * Returns the next row, its filter type in front; it is overwritten by the one after the next.
   */
  byte[] next() throws DecodeException {
    byte[] spare = above;
    above = row;
    row = spare;
    data.readFully(row);
    ScanlineFilter.reverse(row, above, filterDistance);
    return row;
  }

  @Override
  public void close() {
    data.close();
  }
}
