package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Bounds on what a JPEG may claim before anything is decoded.
 *
 * @param maxPixels most pixels in a picture, at least 1
 * @param maxSide most pixels in a row or rows in a picture, at least 1
 * @param maxScans most scans in a picture, at least 1
 */
public record JpegLimits(long maxPixels, int maxSide, int maxScans) {

  /** 100 megapixels, 65 500 a side (the most that libjpeg reads) and 100 scans. */
  public static final JpegLimits DEFAULT = new JpegLimits(100_000_000, 65_500, 100);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public JpegLimits {
    if (maxPixels < 1 || maxSide < 1 || maxScans < 1) {
      throw new IllegalArgumentException(
          "Limits start at 1, not at " + maxPixels + " pixels, " + maxSide + ", " + maxScans);
    }
  }

  void checkSize(int width, int height) throws DecodeException {
    if (width > maxSide || height > maxSide) {
      throw DecodeException.limit(
          "The JPEG is " + width + " x " + height + "; at most " + maxSide + " a side are read");
    }
    if ((long) width * height > maxPixels) {
      throw DecodeException.limit(
          "The JPEG is " + width + " x " + height + "; at most " + maxPixels + " pixels are read");
    }
  }

  void checkScans(int scans) throws DecodeException {
    if (scans > maxScans) {
      throw DecodeException.limit("The JPEG has more than " + maxScans + " scans");
    }
  }
}
