package io.github.mediastore.internal.raster;

/**
 * What lies between the two passes: some vertically resampled rows, each column an array.
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

  /** Rows that are put at a time; a power of two. */
  static final int BATCH = 8;

  /** Rows that a strip holds at most; a multiple of {@link #BATCH}. */
  static final int MAX_ROWS = 192;

  /** Binary digits of a sample after the point. */
  static final int FRACTION_BITS = 6;

  private static final int SHIFT = FilterTaps.FRACTION_BITS - FRACTION_BITS;

  /** Added to the sums that are put, makes the strip round them. */
  static final int HALF = 1 << (SHIFT - 1);

  private static final int TARGET_SAMPLES = 2048 * MAX_ROWS;

  private final int[][] columns;
  private final int capacity;
  private int rows;

  /** Creates a strip for a source of that width. */
  Strip(int width) {
    this.capacity = capacity(width);
    this.columns = new int[width][capacity];
  }

  /** Returns how many rows a strip of that width holds: fewer the wider it is. */
  static int capacity(int width) {
    int fitting = TARGET_SAMPLES / width & -BATCH;
    return Math.max(BATCH, Math.min(MAX_ROWS, fitting));
  }

  boolean isFull() {
    return rows == capacity;
  }

  void clear() {
    rows = 0;
  }

  /** Returns the number of rows that were put. */
  int rows() {
    return rows;
  }

  /** Returns the columns, each with at least {@link #rows} samples. */
  int[][] columns() {
    return columns;
  }

  /**
   * Rounds and appends rows of sums.
   *
   * @param sums {@link #BATCH} rows
   * @param count how many of them count, fewer only at the end of the picture
   */
  void put(int[][] sums, int count) {
    int row = rows;
    int[] a = sums[0];
    int[] b = sums[1];
    int[] c = sums[2];
    int[] d = sums[3];
    int[] e = sums[4];
    int[] f = sums[5];
    int[] g = sums[6];
    int[] h = sums[7];
    for (int x = 0; x < columns.length; x++) {
      int[] column = columns[x];
      column[row] = a[x] >> SHIFT;
      column[row + 1] = b[x] >> SHIFT;
      column[row + 2] = c[x] >> SHIFT;
      column[row + 3] = d[x] >> SHIFT;
      column[row + 4] = e[x] >> SHIFT;
      column[row + 5] = f[x] >> SHIFT;
      column[row + 6] = g[x] >> SHIFT;
      column[row + 7] = h[x] >> SHIFT;
    }
    rows += count;
  }
}
