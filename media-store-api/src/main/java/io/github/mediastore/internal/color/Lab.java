package io.github.mediastore.internal.color;

/** CIELAB under D50 (ICC.1:2022, annex A.3), the connection space of printers' profiles. */
final class Lab {

  private static final double KNEE = 6.0 / 29;

  private Lab() {}

  /** Returns the luminance, 0 to 1, of a lightness L* from 0 to 100. */
  static double luminance(double lightness) {
    return cube((lightness + 16) / 116);
  }

  /** Converts a colour to packed sRGB, clipped channel by channel. */
  static int toSrgb(double lightness, double a, double b) {
    double f = (lightness + 16) / 116;
    return Xyz.toSrgb(
        cube(f + a / 500) * Srgb.WHITE[0], cube(f), cube(f - b / 200) * Srgb.WHITE[2]);
  }

  /**
   * Returns how much linear sRGB light of a channel a colour has, as {@link Srgb#pack} takes it.
   */
  static float light(int channel, double lightness, double a, double b) {
    double f = (lightness + 16) / 116;
    return Xyz.light(
        channel, cube(f + a / 500) * Srgb.WHITE[0], cube(f), cube(f - b / 200) * Srgb.WHITE[2]);
  }

  private static double cube(double f) {
    return f > KNEE ? f * f * f : 3 * KNEE * KNEE * (f - 4.0 / 29);
  }
}
