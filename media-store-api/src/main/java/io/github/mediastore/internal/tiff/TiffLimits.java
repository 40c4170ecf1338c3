package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Bounds on what a TIFF may claim before anything is decompressed.
 *
 * @param maxPixels most pixels in a picture or a tile, at least 1
 * @param maxSide most pixels in a row or rows in a picture, from 1 to a million
 */
public record TiffLimits(long maxPixels, int maxSide) {

  /** 100 megapixels and 65 500 a side. */
  public static final TiffLimits DEFAULT = new TiffLimits(100_000_000, 65_500);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public TiffLimits {
    if (maxPixels < 1 || maxSide < 1 || maxSide > 1_000_000) {
      throw new IllegalArgumentException(
          "Limits of " + maxPixels + " pixels and " + maxSide + " a side are out of range");
    }
  }

  /** Checks the size of a picture or of a part of it, as the file says it. */
  void check(String what, long width, long height) throws DecodeException {
    String size = "The " + what + " of the TIFF is " + width + " x " + height;
    if (width < 1 || height < 1) {
      throw DecodeException.corrupt(size);
    }
    if (width > maxSide || height > maxSide) {
      throw DecodeException.limit(size + "; at most " + maxSide + " a side are read");
    }
    if (width * height > maxPixels) {
      throw DecodeException.limit(size + "; at most " + maxPixels + " pixels are read");
    }
  }
}
