package io.github.mediastore.internal.header;

import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.ImageFormat;

/**
 * How much a header may ask for.
 *
 * @param maxPixels the most pixels a picture, a frame or a tile may have, at least 1
 * @param maxSide the longest side in pixels, at least 1
 * @param maxProfileBytes the largest colour profile, inflated, in bytes
 * @param maxExifBytes the largest EXIF data in bytes
 */
public record HeaderLimits(long maxPixels, int maxSide, int maxProfileBytes, int maxExifBytes) {

  /** 100 million pixels, 65 500 a side, 4 MiB of profile, 4 MiB of EXIF data. */
  public static final HeaderLimits DEFAULT =
      new HeaderLimits(100_000_000, 65_500, 4 << 20, 4 << 20);

  /**
   * Checks the limits themselves.
   *
   * @throws IllegalArgumentException if nothing would pass
   */
  public HeaderLimits {
    if (maxPixels < 1 || maxSide < 1 || maxProfileBytes < 0 || maxExifBytes < 0) {
      throw new IllegalArgumentException(
          "Limits of %d pixels, %d a side, %d and %d bytes let nothing pass"
              .formatted(maxPixels, maxSide, maxProfileBytes, maxExifBytes));
    }
  }

  /**
   * Checks the size of a picture, a frame or a tile.
   *
   * @param width as the file says it, any value below 2^32
   * @param height as the file says it, any value below 2^32
   * @throws HeaderException if a side is not positive or a limit is exceeded
   */
  void checkSize(ImageFormat format, String what, long width, long height) throws HeaderException {
    if (width < 1 || height < 1) {
      throw HeaderException.corrupt(format, what + " of " + width + " x " + height + " pixels");
    }
    if (Math.max(width, height) > maxSide) {
      throw HeaderException.tooManyPixels(
          format,
          "A %s of %d x %d pixels is over the limit of %d pixels a side"
              .formatted(what, width, height, maxSide));
    }
    if (width * height > maxPixels) {
      throw HeaderException.tooManyPixels(
          format,
          "A %s of %d x %d pixels is over the limit of %d pixels"
              .formatted(what, width, height, maxPixels));
    }
  }

  void checkExif(ImageFormat format, long bytes) throws HeaderException {
    if (bytes > maxExifBytes) {
      throw HeaderException.metadataTooLarge(format, "EXIF data", maxExifBytes);
    }
  }

  void checkProfile(ImageFormat format, long bytes) throws HeaderException {
    if (bytes > maxProfileBytes) {
      throw HeaderException.metadataTooLarge(format, "colour profile", maxProfileBytes);
    }
  }
}
