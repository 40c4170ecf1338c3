package io.github.mediastore.internal.raster;

/** Resamples a {@link Strip} along the horizontal axis into the target's samples. */
final class HorizontalPass {

  private static final int BATCH = 8;
  private static final int SHIFT = FilterTaps.FRACTION_BITS + Strip.FRACTION_BITS;
  private static final int HALF = 1 << (SHIFT - 1);

  private final FilterTaps taps;
  private final byte[] target;
  private final int[][] sums = new int[BATCH][Strip.ROWS];

  HorizontalPass(FilterTaps taps, byte[] target) {
    this.taps = taps;
    this.target = target;
  }

  /**
   * Writes target columns {@code from} to {@code to}, exclusive, of as many rows as the strip has.
   *
   * @param firstRow target row that the strip begins with
   * @param rows rows in the strip
   */
  void drain(Strip strip, int from, int to, int firstRow, int rows) {
    for (int batch = from; batch < to; batch += BATCH) {
      int columns = Math.min(BATCH, to - batch);
      for (int i = 0; i < columns; i++) {
        WeightedSum.of(sums[i], HALF, strip.lines(), taps, batch + i, rows);
      }
      int offset = firstRow * taps.targets() + batch;
      if (columns == BATCH) {
        writeBatch(offset, rows);
      } else {
        for (int i = 0; i < columns; i++) {
          writeColumn(sums[i], offset + i, rows);
        }
      }
    }
  }

  private void writeBatch(int offset, int rows) {
    int[] a = sums[0];
    int[] b = sums[1];
    int[] c = sums[2];
    int[] d = sums[3];
    int[] e = sums[4];
    int[] f = sums[5];
    int[] g = sums[6];
    int[] h = sums[7];
    int width = taps.targets();
    for (int row = 0, to = offset; row < rows; row++, to += width) {
      target[to] = clamp(a[row] >> SHIFT);
      target[to + 1] = clamp(b[row] >> SHIFT);
      target[to + 2] = clamp(c[row] >> SHIFT);
      target[to + 3] = clamp(d[row] >> SHIFT);
      target[to + 4] = clamp(e[row] >> SHIFT);
      target[to + 5] = clamp(f[row] >> SHIFT);
      target[to + 6] = clamp(g[row] >> SHIFT);
      target[to + 7] = clamp(h[row] >> SHIFT);
    }
  }

  private void writeColumn(int[] column, int offset, int rows) {
    int width = taps.targets();
    for (int row = 0, to = offset; row < rows; row++, to += width) {
      target[to] = clamp(column[row] >> SHIFT);
    }
  }

  private static byte clamp(int value) {
    return (byte) Math.max(0, Math.min(0xFF, value));
  }
}
