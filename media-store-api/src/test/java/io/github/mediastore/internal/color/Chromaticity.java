package io.github.mediastore.internal.color;

/**
 * RGB to sRGB by the book, from chromaticities under D65 and in double precision: what the
 * conversions are checked against.
 */
final class Chromaticity {

  private static final double[][] SRGB =
      toXyz(new double[][] {{0.64, 0.33}, {0.30, 0.60}, {0.15, 0.06}});

  private Chromaticity() {}

  static double decodeSrgb(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  static double encodeSrgb(double linear) {
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
  }

  /** Returns the matrix, by rows, from linear RGB to CIEXYZ under D65. */
  static double[][] toXyz(double[][] chromaticities) {
    double[][] columns = new double[3][3];
    for (int i = 0; i < 3; i++) {
      double[] xyz = xyz(chromaticities[i][0], chromaticities[i][1]);
      for (int row = 0; row < 3; row++) {
        columns[row][i] = xyz[row];
      }
    }
    double[] scale = solve(columns, xyz(0.3127, 0.3290));
    for (double[] row : columns) {
      for (int i = 0; i < 3; i++) {
        row[i] *= scale[i];
      }
    }
    return columns;
  }

  /** Returns sRGB, 0 to 1, clipped. */
  static double[] toSrgb(double[][] toXyz, TransferCurve decode, int rgb) {
    double[] xyz = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int i = 0; i < 3; i++) {
        xyz[row] += toXyz[row][i] * decode.at(((rgb >> (16 - 8 * i)) & 0xFF) / 255.0);
      }
    }
    double[] srgb = solve(SRGB, xyz);
    for (int i = 0; i < 3; i++) {
      srgb[i] = encodeSrgb(Math.max(0, Math.min(1, srgb[i])));
    }
    return srgb;
  }

  /** Returns the CIEXYZ under D65 of an sRGB colour, each value from 0 to 1. */
  static double[] srgbToXyz(double red, double green, double blue) {
    double[] linear = {decodeSrgb(red), decodeSrgb(green), decodeSrgb(blue)};
    double[] xyz = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int i = 0; i < 3; i++) {
        xyz[row] += SRGB[row][i] * linear[i];
      }
    }
    return xyz;
  }

  private static double[] xyz(double x, double y) {
    return new double[] {x / y, 1, (1 - x - y) / y};
  }

  /** Solves three linear equations by Cramer's rule. */
  private static double[] solve(double[][] matrix, double[] right) {
    double determinant = determinant(matrix);
    double[] solution = new double[3];
    for (int i = 0; i < 3; i++) {
      double[][] replaced = {matrix[0].clone(), matrix[1].clone(), matrix[2].clone()};
      for (int row = 0; row < 3; row++) {
        replaced[row][i] = right[row];
      }
      solution[i] = determinant(replaced) / determinant;
    }
    return solution;
  }

  private static double determinant(double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }
}
