package io.github.mediastore.internal.color;

/**
 * Converts RGB that a profile describes by three curves and three primaries (ICC.1:2022, annex F.3,
 * three-component matrix-based profiles): to light by table, to linear sRGB by one matrix, encoded
 * by table. What lies outside sRGB is clipped channel by channel, as relative colorimetric
 * conversions to a matrix space do.
 */
final class MatrixConversion implements PixelConversion {

  private final float[] red;
  private final float[] green;
  private final float[] blue;
  private final float[][] matrix = new float[3][3];

  private MatrixConversion(float[][] linear, double[][] primaries) {
    this.red = linear[0];
    this.green = linear[1];
    this.blue = linear[2];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
          sum += Srgb.FROM_XYZ[row][i] * primaries[column][i];
        }
        matrix[row][column] = (float) (sum * Srgb.LINEAR_MAXIMUM);
      }
    }
  }

  static MatrixConversion read(IccProfile profile) throws UnusableProfileException {
    float[][] linear = new float[3][];
    double[][] primaries = new double[3][];
    String[] channels = {"r", "g", "b"};
    for (int i = 0; i < 3; i++) {
      linear[i] = levels(TransferCurve.read(profile.require(channels[i] + "TRC")));
      primaries[i] = readXyz(profile.require(channels[i] + "XYZ"));
    }
    return new MatrixConversion(linear, primaries);
  }

  private static double[] readXyz(TagData data) throws UnusableProfileException {
    if (!data.signature(0).equals("XYZ ")) {
      throw new UnusableProfileException("damaged, a primary is of an unknown type");
    }
    return new double[] {data.s15Fixed16(8), data.s15Fixed16(12), data.s15Fixed16(16)};
  }

  /** Returns the curve's value for each of the 256 levels a sample can have. */
  static float[] levels(TransferCurve curve) {
    float[] levels = new float[256];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) curve.at(i / 255.0);
    }
    return levels;
  }

  @Override
  public void convert(int[] pixels) {
    float rr = matrix[0][0];
    float rg = matrix[0][1];
    float rb = matrix[0][2];
    float gr = matrix[1][0];
    float gg = matrix[1][1];
    float gb = matrix[1][2];
    float br = matrix[2][0];
    float bg = matrix[2][1];
    float bb = matrix[2][2];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      float r = red[(pixel >> 16) & 0xFF];
      float g = green[(pixel >> 8) & 0xFF];
      float b = blue[pixel & 0xFF];
      pixels[i] =
          (pixel & 0xFF000000)
              | Srgb.pack(
                  rr * r + rg * g + rb * b, gr * r + gg * g + gb * b, br * r + bg * g + bb * b);
    }
  }
}
