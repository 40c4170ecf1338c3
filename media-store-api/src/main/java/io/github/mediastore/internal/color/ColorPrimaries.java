package io.github.mediastore.internal.color;

import org.jspecify.annotations.Nullable;

/**
 * The colours of pure red, green, blue and of white, as CIE 1931 chromaticities (ITU-T H.273, table
 * 2).
 *
 * @param name what people call them
 * @param red x and y
 * @param green x and y
 * @param blue x and y
 * @param white x and y
 */
@SuppressWarnings("ArrayRecordComponent") // constants, never compared
record ColorPrimaries(String name, double[] red, double[] green, double[] blue, double[] white) {

  private static final double[] D65 = {0.3127, 0.3290};
  private static final double[] C = {0.310, 0.316};
  private static final double[] DCI = {0.314, 0.351};
  private static final double[] EQUAL = {1 / 3.0, 1 / 3.0};

  /** Bradford's cone responses, by which a white is adapted to another (ICC.1:2022, annex E). */
  private static final double[][] BRADFORD = {
    {0.8951, 0.2664, -0.1614},
    {-0.7502, 1.7135, 0.0367},
    {0.0389, -0.0685, 1.0296}
  };

  /** Returns those of a code point; null for one that is reserved or unspecified. */
  static @Nullable ColorPrimaries of(int codePoint) {
    return switch (codePoint) {
      case 1 -> of("BT.709", 0.640, 0.330, 0.300, 0.600, 0.150, 0.060, D65);
      case 4 -> of("BT.470 M", 0.67, 0.33, 0.21, 0.71, 0.14, 0.08, C);
      case 5 -> of("BT.601 625", 0.64, 0.33, 0.29, 0.60, 0.15, 0.06, D65);
      case 6, 7 -> of("BT.601 525", 0.630, 0.340, 0.310, 0.595, 0.155, 0.070, D65);
      case 8 -> of("film", 0.681, 0.319, 0.243, 0.692, 0.145, 0.049, C);
      case 9 -> of("BT.2020", 0.708, 0.292, 0.170, 0.797, 0.131, 0.046, D65);
      case 10 -> of("CIE XYZ", 1, 0, 0, 1, 0, 0, EQUAL);
      case 11 -> of("DCI-P3", 0.680, 0.320, 0.265, 0.690, 0.150, 0.060, DCI);
      case 12 -> of("Display P3", 0.680, 0.320, 0.265, 0.690, 0.150, 0.060, D65);
      case 22 -> of("EBU 3213", 0.630, 0.340, 0.295, 0.605, 0.155, 0.077, D65);
      default -> null;
    };
  }

  private static ColorPrimaries of(
      String name,
      double redX,
      double redY,
      double greenX,
      double greenY,
      double blueX,
      double blueY,
      double[] white) {
    return new ColorPrimaries(
        name,
        new double[] {redX, redY},
        new double[] {greenX, greenY},
        new double[] {blueX, blueY},
        white);
  }

  /** Returns the share of red and of blue in luminance, for matrices that are derived from it. */
  double[] luminances() {
    double[][] xyz = toXyz();
    return new double[] {xyz[1][0], xyz[1][2]};
  }

  /** Returns CIEXYZ of each primary under D50, the connection space of profiles. */
  double[][] underD50() {
    double[][] xyz = toXyz();
    double[] from = times(BRADFORD, xyz(white));
    double[] to = times(BRADFORD, Srgb.WHITE);
    double[][] columns = new double[3][];
    for (int i = 0; i < 3; i++) {
      double[] cones = times(BRADFORD, new double[] {xyz[0][i], xyz[1][i], xyz[2][i]});
      for (int cone = 0; cone < 3; cone++) {
        cones[cone] *= to[cone] / from[cone];
      }
      columns[i] = solve(BRADFORD, cones);
    }
    return columns;
  }

  /** Returns the matrix from linear RGB to CIEXYZ, scaled so that white has a luminance of 1. */
  private double[][] toXyz() {
    double[] r = xyz(red);
    double[] g = xyz(green);
    double[] b = xyz(blue);
    double[][] columns = {{r[0], g[0], b[0]}, {r[1], g[1], b[1]}, {r[2], g[2], b[2]}};
    double[] scale = solve(columns, xyz(white));
    for (double[] row : columns) {
      for (int i = 0; i < 3; i++) {
        row[i] *= scale[i];
      }
    }
    return columns;
  }

  /** With a y of 0, as blue of CIE XYZ has, there is no luminance to scale to. */
  private static double[] xyz(double[] chromaticity) {
    double y = chromaticity[1] == 0 ? 1 : chromaticity[1];
    return new double[] {
      chromaticity[0] / y, chromaticity[1] / y, (1 - chromaticity[0] - chromaticity[1]) / y
    };
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int i = 0; i < 3; i++) {
        product[row] += matrix[row][i] * vector[i];
      }
    }
    return product;
  }

  /** Cramer's rule. */
  private static double[] solve(double[][] matrix, double[] vector) {
    double determinant = determinant(matrix);
    double[] solution = new double[3];
    for (int column = 0; column < 3; column++) {
      double[][] replaced = new double[3][];
      for (int row = 0; row < 3; row++) {
        replaced[row] = matrix[row].clone();
        replaced[row][column] = vector[row];
      }
      solution[column] = determinant(replaced) / determinant;
    }
    return solution;
  }

  private static double determinant(double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }
}
