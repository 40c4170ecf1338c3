package io.github.mediastore;

/**
 * The part of a picture that must stay in view when it is cropped, in fractions of the upright
 * picture.
 *
 * @param x from the left edge, 0, to the right one, 1
 * @param y from the upper edge, 0, to the lower one, 1
 */
public record FocalPoint(double x, double y) {

  /** The middle of the picture. */
  public static final FocalPoint CENTRE = new FocalPoint(0.5, 0.5);

  /**
   * Checks the fractions.
   *
   * @throws IllegalArgumentException if one of them is not from 0 to 1
   */
  public FocalPoint {
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) { // Written so that NaN is refused.
      throw new IllegalArgumentException(
          "A focal point has fractions from 0 to 1, not (%s, %s)".formatted(x, y));
    }
    x += 0.0; // Minus zero is zero.
    y += 0.0;
  }
}
