package io.github.mediastore.internal.color;

/** CIEXYZ under D50, white having Y = 1: the other connection space of profiles. */
final class Xyz {

  private static final double[][] TO_LEVELS = toLevels();

  private Xyz() {}

  /** Converts a colour to packed sRGB, clipped channel by channel. */
  static int toSrgb(double x, double y, double z) {
    return Srgb.pack(light(0, x, y, z), light(1, x, y, z), light(2, x, y, z));
  }

  /**
   * Returns how much linear sRGB light of a channel a colour has, as {@link Srgb#pack} takes it.
   */
  static float light(int channel, double x, double y, double z) {
    double[] row = TO_LEVELS[channel];
    return (float) (row[0] * x + row[1] * y + row[2] * z);
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
