package io.github.mediastore.internal.raster;

/**
 * What lies between the two passes: a block of vertically resampled columns, each an array.
 *
 * <p>Kept column by column so that the horizontal pass, like the vertical one, adds whole arrays,
 * and small enough for the cache: nothing ever holds the whole intermediate picture.
 *
 * <p>Samples have {@value #FRACTION_BITS} bits after the point. No {@code int} overflows: the
 * absolute weights of a target sample sum to less than 2, so a sample is below 2 * 255 *
 * 2<sup>6</sup> = 32 640 and a sum of the horizontal pass below 2 * 32 640 * 2<sup>14</sup> = 1.07
 * * 10<sup>9</sup>.
 */
final class Strip {

  /** Source columns that a strip can hold; a power of two. */
  static final int COLUMNS = 4096;

  /** Target rows that a strip can hold; a multiple of {@link #BATCH}. */
  static final int ROWS = 192;

  /** Rows that are put at a time. */
  static final int BATCH = 8;

  /** Binary digits of a sample after the point. */
  static final int FRACTION_BITS = 6;

  private static final int SHIFT = FilterTaps.FRACTION_BITS - FRACTION_BITS;

  /** Added to the sums that are put, makes the strip round them. */
  static final int HALF = 1 << (SHIFT - 1);

  private final int[][] lines;
  private int firstColumn;
  private int columns;

  /** Creates a strip for a source of that width. */
  Strip(int width) {
    lines = new int[COLUMNS][];
    for (int i = 0; i < Math.min(width, COLUMNS); i++) {
      lines[i] = new int[ROWS];
    }
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

  /** Rounds {@link #BATCH} rows of sums and makes them rows {@code row} and following. */
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
