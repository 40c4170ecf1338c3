package io.github.mediastore.internal.raster;

/**
 * Bounds on what a file may claim before its pixels are read.
 *
 * @param maxPixels most pixels in a picture, or in a part of it, at least 1
 * @param maxSide most pixels in a row or rows in a picture, from 1 to a million
 */
public record DecodeLimits(long maxPixels, int maxSide) {

  /** 100 megapixels and 65 500 a side. */
  public static final DecodeLimits DEFAULT = new DecodeLimits(100_000_000, 65_500);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public DecodeLimits {
    if (maxPixels < 1 || maxSide < 1 || maxSide > 1_000_000) {
      throw new IllegalArgumentException(
          "Limits of " + maxPixels + " pixels and " + maxSide + " a side are out of range");
    }
  }

  /**
   * Checks a size as the file states it.
   *
   * @param what what has that size, such as "The PNG"
   * @throws DecodeException if it is larger than allowed
   */
  public void check(String what, long width, long height) throws DecodeException {
    if (width > maxSide || height > maxSide) {
      throw DecodeException.limit(
          size(what, width, height) + "; at most " + maxSide + " a side are read");
    }
    if (width * height > maxPixels) {
      throw DecodeException.limit(
          size(what, width, height) + "; at most " + maxPixels + " pixels are read");
    }
  }

  /**
   * Checks a size that may be zero or negative too.
   *
   * @param what what has that size
   * @throws DecodeException if it has no pixels, or is larger than allowed
   */
  public void checkNotEmpty(String what, long width, long height) throws DecodeException {
    if (width < 1 || height < 1) {
      throw DecodeException.corrupt(size(what, width, height));
    }
    check(what, width, height);
  }

  private static String size(String what, long width, long height) {
    return what + " is " + width + " x " + height;
  }
}
