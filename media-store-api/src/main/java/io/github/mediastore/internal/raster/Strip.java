package io.github.mediastore.internal.raster;

/**
 * What lies between the two passes: a block of vertically resampled columns, each an array.
 *
 * <p>Kept column by column so that the horizontal pass, like the vertical one, adds whole arrays,
 * and small enough to stay in the cache; nothing ever holds the whole intermediate picture.
 *
 * <p>Samples have {@value #FRACTION_BITS} bits after the point. The absolute weights of one target
 * sample sum to less than 2 (of the kernel itself, to 1.3), so a sample is below 2 * 255 *
 * 2<sup>6</sup> = 32 640 in size and a sum of the horizontal pass below 2 * 32 640 * 2<sup>14</sup>
 * = 1.07 * 10<sup>9</sup>: no {@code int} overflows.
 */
final class Strip {

  /** Source columns that a strip can hold; a power of two. */
  static final int COLUMNS = 512;

  /** Target rows that a strip can hold. */
  static final int ROWS = 128;

  /** Rows that are put at a time. */
  static final int BATCH = 8;

  /** Binary digits of a sample after the point. */
  static final int FRACTION_BITS = 6;

  private static final int SHIFT = FilterTaps.FRACTION_BITS - FRACTION_BITS;

  /** What the vertical pass adds to a sum so that it is rounded here. */
  static final int VERTICAL_BIAS = 1 << (SHIFT - 1);

  private final int[][] lines;
  private int firstColumn;
  private int columns;

  Strip() {
    lines = new int[COLUMNS][ROWS];
  }

  /** Makes the strip stand for some source columns, at most {@link #COLUMNS}. */
  void cover(int firstColumn, int columns) {
    this.firstColumn = firstColumn;
    this.columns = columns;
  }

  int firstColumn() {
    return firstColumn;
  }

  int columns() {
    return columns;
  }

  /** Returns the columns, source column {@code c} at {@code c & (COLUMNS - 1)}. */
  int[][] lines() {
    return lines;
  }

  /** Rounds and turns {@link #BATCH} rows into rows {@code row} and following of all columns. */
  void put(int row, int[][] sums) {
    int[] a = sums[0];
    int[] b = sums[1];
    int[] c = sums[2];
    int[] d = sums[3];
    int[] e = sums[4];
    int[] f = sums[5];
    int[] g = sums[6];
    int[] h = sums[7];
    for (int i = 0; i < columns; i++) {
      int[] line = lines[(firstColumn + i) & (COLUMNS - 1)];
      line[row] = a[i] >> SHIFT;
      line[row + 1] = b[i] >> SHIFT;
      line[row + 2] = c[i] >> SHIFT;
      line[row + 3] = d[i] >> SHIFT;
      line[row + 4] = e[i] >> SHIFT;
      line[row + 5] = f[i] >> SHIFT;
      line[row + 6] = g[i] >> SHIFT;
      line[row + 7] = h[i] >> SHIFT;
    }
  }
}
