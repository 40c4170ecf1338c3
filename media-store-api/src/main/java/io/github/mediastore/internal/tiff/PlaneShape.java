package io.github.mediastore.internal.tiff;

import static io.github.mediastore.internal.tiff.TiffLayout.ceilDiv;

/**
 * The size of one stored plane and of the segments that it is cut into, in cells: pixels, or the
 * blocks of luminance with their chrominance of subsampled YCbCr (TIFF 6.0, section 21).
 *
 * @param width cells in a row of the plane
 * @param height rows of the plane
 * @param segmentWidth cells in a row of a segment
 * @param segmentHeight rows of a segment
 * @param samples samples of a cell
 * @param bits bits of a sample
 */
record PlaneShape(
    int width, int height, int segmentWidth, int segmentHeight, int samples, int bits) {

  /**
   * Returns the shape of a plane of the picture.
   *
   * @param across how many pixels of a row share a cell
   * @param down how many rows share a row of cells
   */
  static PlaneShape of(TiffLayout layout, int across, int down, int samples) {
    return new PlaneShape(
        ceilDiv(layout.width(), across),
        ceilDiv(layout.height(), down),
        ceilDiv(layout.segmentWidth(), across),
        ceilDiv(layout.segmentHeight(), down),
        samples,
        layout.bits());
  }

  /** Returns the bytes of a row of a segment: each begins with a whole byte. */
  int rowBytes() {
    return Math.toIntExact(((long) segmentWidth * samples * bits + 7) / 8);
  }

  /** Returns how many segments lie beside each other. */
  int across() {
    return ceilDiv(width, segmentWidth);
  }

  /** Returns how many rows of a segment belong to the picture: fewer at its end. */
  int rowsOfSegment(int band) {
    return Math.min(segmentHeight, height - band * segmentHeight);
  }

  /** Returns how many cells of a segment's row belong to the picture: fewer at its edge. */
  int columnsOfSegment(int column) {
    return Math.min(segmentWidth, width - column * segmentWidth);
  }
}
