package io.github.mediastore.internal.bmp;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Bounds on what a BMP may claim before its pixels are read.
 *
 * @param maxPixels most pixels in a picture, at least 1
 * @param maxSide most pixels in a row or rows in a picture, from 1 to a million
 */
public record BmpLimits(long maxPixels, int maxSide) {

  /** 100 megapixels and 65 500 a side. */
  public static final BmpLimits DEFAULT = new BmpLimits(100_000_000, 65_500);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public BmpLimits {
    if (maxPixels < 1 || maxSide < 1 || maxSide > 1_000_000) {
      throw new IllegalArgumentException(
          "Limits of " + maxPixels + " pixels and " + maxSide + " a side are out of range");
    }
  }

  void check(BmpHeader header) throws DecodeException {
    String size = "The BMP is " + header.width() + " x " + header.height();
    if (header.width() < 1 || header.height() < 1) {
      throw DecodeException.corrupt(size);
    }
    if (header.width() > maxSide || header.height() > maxSide) {
      throw DecodeException.limit(size + "; at most " + maxSide + " a side are read");
    }
    if (header.width() * header.height() > maxPixels) {
      throw DecodeException.limit(size + "; at most " + maxPixels + " pixels are read");
    }
  }
}
