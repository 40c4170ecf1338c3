package io.github.mediastore.internal.gif;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Bounds on what a GIF may claim before anything is decompressed.
 *
 * @param maxPixels most pixels in a picture, at least 1
 * @param maxSide most pixels in a row or rows in a picture, from 1 to a million
 */
public record GifLimits(long maxPixels, int maxSide) {

  /** 100 megapixels and 65 500 a side. */
  public static final GifLimits DEFAULT = new GifLimits(100_000_000, 65_500);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public GifLimits {
    if (maxPixels < 1 || maxSide < 1 || maxSide > 1_000_000) {
      throw new IllegalArgumentException(
          "Limits of " + maxPixels + " pixels and " + maxSide + " a side are out of range");
    }
  }

  void check(int width, int height) throws DecodeException {
    String size = "The GIF is " + width + " x " + height;
    if (width > maxSide || height > maxSide) {
      throw DecodeException.limit(size + "; at most " + maxSide + " a side are read");
    }
    if ((long) width * height > maxPixels) {
      throw DecodeException.limit(size + "; at most " + maxPixels + " pixels are read");
    }
  }
}
