package io.github.mediastore;

/**
 * The size of a picture or video frame as it is shown.
 *
 * @param width pixels from left to right, at least 1
 * @param height pixels from top to bottom, at least 1
 */
public record Dimensions(int width, int height) {

  /**
   * Checks both sides.
   *
   * @throws IllegalArgumentException if a side is below 1
   */
  public Dimensions {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("No picture is " + width + " x " + height);
    }
  }

  /** Returns the longer side in pixels. */
  public int longerSide() {
    return Math.max(width, height);
  }

  /** Returns the area in pixels. */
  public long pixels() {
    return (long) width * height;
  }

  /** Returns these dimensions after a quarter turn. */
  public Dimensions transposed() {
    return new Dimensions(height, width);
  }

  /**
   * Shrinks in proportion until the longer side fits; never enlarges.
   *
   * @param maxSide the most pixels the longer side may have, at least 1
   * @return these dimensions if they fit, otherwise ones whose longer side is {@code maxSide} and
   *     whose shorter side is rounded, at least 1
   */
  public Dimensions fitWithin(int maxSide) {
    if (maxSide < 1) {
      throw new IllegalArgumentException("Nothing fits within " + maxSide + " pixels");
    }
    int longer = longerSide();
    if (longer <= maxSide) {
      return this;
    }
    return new Dimensions(scaled(width, maxSide, longer), scaled(height, maxSide, longer));
  }

  private static int scaled(int side, int maxSide, int longer) {
    return (int) Math.max(1, ((long) side * maxSide * 2 + longer) / (2L * longer));
  }

  /** Returns the way people write it, such as {@code 1024 x 768}. */
  @Override
  public String toString() {
    return width + " x " + height;
  }
}
