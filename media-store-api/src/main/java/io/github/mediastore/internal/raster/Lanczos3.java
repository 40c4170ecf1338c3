package io.github.mediastore.internal.raster;

/**
 * The Lanczos kernel with three lobes: {@code sinc(x) * sinc(x / 3)} for {@code |x| < 3}, else 0.
 *
 * <p>Source: C. E. Duchon, "Lanczos Filtering in One and Two Dimensions", Journal of Applied
 * Meteorology 18 (1979).
 */
final class Lanczos3 {

  /** Distance from the centre beyond which the kernel is zero. */
  static final double SUPPORT = 3;

  private Lanczos3() {}

  static double at(double x) {
    if (x == 0) {
      return 1;
    }
    if (Math.abs(x) >= SUPPORT) {
      return 0;
    }
    // sin(3t) = sin(t) * (3 - 4 sin²(t)) leaves one sine of the two.
    double sine = Math.sin(Math.PI * x / 3);
    double square = sine * sine;
    return 3 * square * (3 - 4 * square) / (Math.PI * Math.PI * x * x);
  }
}
