package io.github.mediastore.internal.tiff;

/**
 * The rows of one channel as they are given: fewer and shorter than the picture's where chrominance
 * is subsampled or a JPEG is decoded at a fraction of its size.
 *
 * @param spanX exact width of the picture in samples
 * @param spanY exact height of the picture in rows
 */
record Grid(double spanX, double spanY) {

  int width() {
    return (int) Math.ceil(spanX);
  }

  int height() {
    return (int) Math.ceil(spanY);
  }
}
