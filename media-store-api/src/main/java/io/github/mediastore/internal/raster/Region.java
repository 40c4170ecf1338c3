package io.github.mediastore.internal.raster;

/**
 * A rectangle within a picture, in fractions of its sides: it is the same one in every plane,
 * however coarse.
 *
 * @param left from the left edge of the picture, 0, to the right one, 1
 * @param top from the upper edge, 0, to the lower one, 1
 * @param width of the rectangle, above 0
 * @param height of the rectangle, above 0
 */
public record Region(double left, double top, double width, double height) {

  /** All of the picture. */
  public static final Region WHOLE = new Region(0, 0, 1, 1);

  /** What quotients of pixels may be off by. */
  private static final double LITTLE = 1e-9;

  /**
   * Checks that it is a part of the picture.
   *
   * @throws IllegalArgumentException if it is empty or reaches beyond an edge
   */
  public Region {
    if (!(left >= 0
        && top >= 0
        && width > 0
        && height > 0
        && left + width <= 1 + LITTLE
        && top + height <= 1 + LITTLE)) {
      throw new IllegalArgumentException(
          "%s x %s at %s, %s is not a part of a picture".formatted(width, height, left, top));
    }
  }

  /** Returns whether another lies within this one. */
  public boolean contains(Region other) {
    return other.left >= left - LITTLE
        && other.top >= top - LITTLE
        && other.left + other.width <= left + width + LITTLE
        && other.top + other.height <= top + height + LITTLE;
  }

  /**
   * Returns what this rectangle is within another one that contains it.
   *
   * @param frame the one that the result is measured in
   */
  public Region within(Region frame) {
    if (frame.equals(WHOLE)) {
      return this;
    }
    if (frame.equals(this)) {
      return WHOLE;
    }
    double x = Math.max(0, (left - frame.left) / frame.width);
    double y = Math.max(0, (top - frame.top) / frame.height);
    return new Region(
        x, y, Math.min(1 - x, width / frame.width), Math.min(1 - y, height / frame.height));
  }

  /** Returns whether this and another have more than a border in common. */
  public boolean overlaps(Region other) {
    return Math.min(left + width, other.left + other.width) - Math.max(left, other.left) > LITTLE
        && Math.min(top + height, other.top + other.height) - Math.max(top, other.top) > LITTLE;
  }

  /**
   * Returns what lies within both.
   *
   * @throws IllegalArgumentException if nothing does
   */
  public Region intersection(Region other) {
    if (equals(WHOLE)) {
      return other;
    }
    double x = Math.max(left, other.left);
    double y = Math.max(top, other.top);
    return new Region(
        x,
        y,
        Math.min(left + width, other.left + other.width) - x,
        Math.min(top + height, other.top + other.height) - y);
  }

  /**
   * Returns the part of the picture that this is, if its fractions are those of another part.
   *
   * @param frame the one that these fractions are of
   */
  public Region of(Region frame) {
    if (frame.equals(WHOLE)) {
      return this;
    }
    if (equals(WHOLE)) {
      return frame;
    }
    double x = frame.left + left * frame.width;
    double y = frame.top + top * frame.height;
    return new Region(
        x, y, Math.min(1 - x, width * frame.width), Math.min(1 - y, height * frame.height));
  }
}
