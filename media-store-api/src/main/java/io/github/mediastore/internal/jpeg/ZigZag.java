package io.github.mediastore.internal.jpeg;

/** The zig-zag order of the 64 coefficients of a block (ITU-T T.81, figure A.6). */
final class ZigZag {

  /** Row-major position of each coefficient in zig-zag order. */
  private static final int[] POSITIONS = positions();

  private ZigZag() {}

  /** Returns {@code 8 * row + column} of the coefficient with this zig-zag index. */
  static int position(int index) {
    return POSITIONS[index];
  }

  /** Whether a reduced transform of {@code size} points uses the coefficient. */
  static boolean isKept(int index, int size) {
    return row(index) < size && column(index) < size;
  }

  /** Returns the zig-zag index of the last coefficient that a reduced transform uses. */
  static int lastKept(int size) {
    int last = 63;
    while (!isKept(last, size)) {
      last--;
    }
    return last;
  }

  static int row(int index) {
    return POSITIONS[index] >> 3;
  }

  static int column(int index) {
    return POSITIONS[index] & 7;
  }

  private static int[] positions() {
    int[] positions = new int[64];
    int index = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      int first = Math.max(0, diagonal - 7);
      int last = Math.min(diagonal, 7);
      for (int i = first; i <= last; i++) {
        // Even diagonals run upwards: their row falls while the column grows.
        int column = diagonal % 2 == 0 ? i : diagonal - i;
        positions[index++] = 8 * (diagonal - column) + column;
      }
    }
    return positions;
  }
}
