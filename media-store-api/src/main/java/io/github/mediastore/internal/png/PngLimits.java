package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Bounds on what a PNG may claim before anything is inflated.
 *
 * @param maxPixels most pixels in a picture, at least 1
 * @param maxSide most pixels in a row or rows in a picture, from 1 to a million
 */
public record PngLimits(long maxPixels, int maxSide) {

  /** 100 megapixels and 65 500 a side. */
  public static final PngLimits DEFAULT = new PngLimits(100_000_000, 65_500);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public PngLimits {
    if (maxPixels < 1 || maxSide < 1 || maxSide > 1_000_000) {
      throw new IllegalArgumentException(
          "Limits of " + maxPixels + " pixels and " + maxSide + " a side are out of range");
    }
  }

  void check(PngHeader header) throws DecodeException {
    String size = "The PNG is " + header.width() + " x " + header.height();
    if (header.width() > maxSide || header.height() > maxSide) {
      throw DecodeException.limit(size + "; at most " + maxSide + " a side are read");
    }
    if ((long) header.width() * header.height() > maxPixels) {
      throw DecodeException.limit(size + "; at most " + maxPixels + " pixels are read");
    }
  }
}
