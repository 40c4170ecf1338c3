package io.github.mediastore.internal.color;

import java.util.function.UnaryOperator;

/** Writes the lookup tables of profiles for tests, filling the grid from a function. */
final class LookupTables {

  private static final double[][] IDENTITY = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  private LookupTables() {}

  /** A table of 16 bits whose ends are curves of the given exponent in and none out. */
  static byte[] lut16(int inputs, int side, double exponent, UnaryOperator<double[]> function) {
    BigEndian table = head("mft2", inputs, side).u16(256, 2);
    for (int i = 0; i < inputs * 256; i++) {
      table.u16(sixteen(Math.pow(i % 256 / 255.0, exponent)));
    }
    fill(inputs, side, function, value -> table.u16(sixteen(value)));
    return table.u16(0, 65535, 0, 65535, 0, 65535).toByteArray();
  }

  /** A table of 8 bits with straight curves. */
  static byte[] lut8(int inputs, int side, UnaryOperator<double[]> function) {
    BigEndian table = head("mft1", inputs, side);
    ramps(table, inputs);
    fill(inputs, side, function, value -> table.u8((int) Math.round(255 * clip(value))));
    ramps(table, 3);
    return table.toByteArray();
  }

  /** A table of the newer type with all five steps: curves, grid, curves, matrix, curves. */
  static byte[] lutAToB(int inputs, int side, byte[] curve, UnaryOperator<double[]> function) {
    BigEndian grid = new BigEndian();
    for (int i = 0; i < inputs; i++) {
      grid.u8(side);
    }
    grid.zerosTo(16).u8(2).zerosTo(20);
    fill(inputs, side, function, value -> grid.u16(sixteen(value)));
    byte[] aCurves = curves(inputs, curve);
    byte[] straight = curves(3, ProfileBuilder.curve());
    byte[] matrix = matrix();

    BigEndian table = BigEndian.type("mAB ").u8(inputs).u8(3).u16(0);
    int b = 32;
    int m = b + straight.length;
    int matrixAt = m + straight.length;
    int gridAt = matrixAt + matrix.length;
    int a = gridAt + grid.pad().size();
    table.u32(b).u32(matrixAt).u32(m).u32(gridAt).u32(a);
    return table
        .bytes(straight)
        .bytes(straight)
        .bytes(matrix)
        .bytes(grid.toByteArray())
        .bytes(aCurves)
        .toByteArray();
  }

  private static byte[] curves(int count, byte[] curve) {
    BigEndian curves = new BigEndian();
    for (int i = 0; i < count; i++) {
      curves.bytes(curve).pad();
    }
    return curves.toByteArray();
  }

  private static byte[] matrix() {
    BigEndian matrix = new BigEndian();
    for (double[] row : IDENTITY) {
      matrix.s15Fixed16(row);
    }
    return matrix.s15Fixed16(0, 0, 0).toByteArray();
  }

  private static BigEndian head(String type, int inputs, int side) {
    BigEndian head = BigEndian.type(type).u8(inputs).u8(3).u8(side).u8(0);
    for (double[] row : IDENTITY) {
      head.s15Fixed16(row);
    }
    return head;
  }

  private static void ramps(BigEndian table, int count) {
    for (int i = 0; i < count * 256; i++) {
      table.u8(i);
    }
  }

  private static void fill(
      int inputs, int side, UnaryOperator<double[]> function, NodeWriter writer) {
    int nodes = (int) Math.pow(side, inputs);
    for (int node = 0; node < nodes; node++) {
      double[] at = new double[inputs];
      int rest = node;
      for (int input = inputs - 1; input >= 0; input--) {
        at[input] = (double) (rest % side) / (side - 1);
        rest /= side;
      }
      for (double value : function.apply(at)) {
        writer.write(value);
      }
    }
  }

  private static int sixteen(double value) {
    return (int) Math.round(65535 * clip(value));
  }

  private static double clip(double value) {
    return Math.max(0, Math.min(1, value));
  }

  /** Takes one of the three numbers of a node, 0 to 1. */
  private interface NodeWriter {
    void write(double value);
  }
}
