package io.github.mediastore.internal.raster;

/**
 * One colour component of a picture as 8-bit unsigned samples, row by row.
 *
 * <p>A plane may be coarser than its picture: chroma is subsampled, and a decoder may have reduced
 * all planes. {@link #spanX} and {@link #spanY} say exactly how many samples of this plane the
 * picture covers. They can be fractional (a 1001 pixel wide picture decoded at 4/8 covers 500.5
 * samples of a 501 wide plane), and a resampler that ignored the fraction would shift the picture.
 *
 * <p>The array is handed over, not copied: whoever made the plane no longer writes to it.
 */
public final class Plane {

  private final byte[] samples;
  private final int stride;
  private final int width;
  private final int height;
  private final double spanX;
  private final double spanY;

  /**
   * Creates a plane over an array.
   *
   * @param samples the samples, row {@code y} starting at {@code y * stride}
   * @param stride samples from one row to the next, at least {@code width}
   * @param width samples in a row that belong to the picture
   * @param height rows that belong to the picture
   * @param spanX exact width of the picture in samples, above {@code width - 1} and at most {@code
   *     width}
   * @param spanY exact height of the picture in samples, above {@code height - 1} and at most
   *     {@code height}
   * @throws IllegalArgumentException if the array is too short or the numbers contradict each other
   */
  public Plane(byte[] samples, int stride, int width, int height, double spanX, double spanY) {
    if (width < 1 || height < 1 || stride < width) {
      throw new IllegalArgumentException(
          "No plane of " + width + " x " + height + " with a stride of " + stride);
    }
    if ((long) stride * (height - 1) + width > samples.length) {
      throw new IllegalArgumentException(
          samples.length + " samples are too few for " + stride + " x " + height);
    }
    if (!(spanX > width - 1 && spanX <= width && spanY > height - 1 && spanY <= height)) {
      throw new IllegalArgumentException(
          "A span of " + spanX + " x " + spanY + " is not that of " + width + " x " + height);
    }
    this.samples = samples;
    this.stride = stride;
    this.width = width;
    this.height = height;
    this.spanX = spanX;
    this.spanY = spanY;
  }

  /**
   * Creates a plane that the picture covers exactly, without padding.
   *
   * @param samples {@code width * height} samples
   * @param width samples in a row
   * @param height rows
   * @return the plane
   */
  public static Plane of(byte[] samples, int width, int height) {
    return new Plane(samples, width, width, height, width, height);
  }

  /** Returns the samples themselves, not a copy; row {@code y} starts at {@code y * stride}. */
  public byte[] samples() {
    return samples;
  }

  /** Returns the distance in samples from one row to the next. */
  public int stride() {
    return stride;
  }

  /** Returns the number of samples in a row that belong to the picture. */
  public int width() {
    return width;
  }

  /** Returns the number of rows that belong to the picture. */
  public int height() {
    return height;
  }

  /** Returns the exact width of the picture in samples of this plane. */
  public double spanX() {
    return spanX;
  }

  /** Returns the exact height of the picture in samples of this plane. */
  public double spanY() {
    return spanY;
  }
}
