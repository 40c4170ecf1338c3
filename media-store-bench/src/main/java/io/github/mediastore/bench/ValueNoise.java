package io.github.mediastore.bench;

/** Value noise: random points of a lattice, interpolated. The same on every machine. */
public final class ValueNoise {

  private ValueNoise() {}

  /**
   * Returns the noise at a point.
   *
   * @param distance pixels between two points of the lattice
   * @param seed which noise of many
   * @return 0 to 255
   */
  public static int at(int x, int y, int distance, int seed) {
    int column = x / distance;
    int row = y / distance;
    int right = x % distance;
    int down = y % distance;
    int top = point(column, row, seed) * (distance - right) + point(column + 1, row, seed) * right;
    int bottom =
        point(column, row + 1, seed) * (distance - right)
            + point(column + 1, row + 1, seed) * right;
    return (top * (distance - down) + bottom * down) / (distance * distance);
  }

  private static int point(int column, int row, int seed) {
    int hash = column * 0x2C1B3C6D ^ row * 0x297A2D39 ^ seed * 0x1B56C4E9;
    hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
    return (hash ^ hash >>> 12) >>> 7 & 0xFF;
  }
}
