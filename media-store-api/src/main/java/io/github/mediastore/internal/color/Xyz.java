package io.github.mediastore.internal.color;

/** CIEXYZ under D50, white having Y = 1: the other connection space of profiles. */
final class Xyz {

  private static final double[][] TO_LEVELS = toLevels();

  private Xyz() {}

  /** Converts a colour to packed sRGB, clipped channel by channel. */
  static int toSrgb(double x, double y, double z) {
    double[][] m = TO_LEVELS;
    return Srgb.pack(
        (float) (m[0][0] * x + m[0][1] * y + m[0][2] * z),
        (float) (m[1][0] * x + m[1][1] * y + m[1][2] * z),
        (float) (m[2][0] * x + m[2][1] * y + m[2][2] * z));
  }

  private static double[][] toLevels() {
    double[][] scaled = new double[3][3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        scaled[row][column] = Srgb.FROM_XYZ[row][column] * Srgb.LINEAR_MAXIMUM;
      }
    }
    return scaled;
  }
}
