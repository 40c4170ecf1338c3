package io.github.mediastore.internal.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Resamples a {@link Strip} along the horizontal axis into the target's samples. */
final class HorizontalPass {

  private static final VarHandle EIGHT_SAMPLES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
   * Writes target columns {@code from} to {@code to}, exclusive.
   *
   * @param strip the columns that these need
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
    int to = offset;
    for (int row = 0; row < rows; row++, to += width) {
      long low = fourSamples(a[row] >> SHIFT, b[row] >> SHIFT, c[row] >> SHIFT, d[row] >> SHIFT);
      long high = fourSamples(e[row] >> SHIFT, f[row] >> SHIFT, g[row] >> SHIFT, h[row] >> SHIFT);
      EIGHT_SAMPLES.set(target, to, low | high << 32);
    }
  }

  private static long fourSamples(int a, int b, int c, int d) {
    if (((a | b | c | d) & ~0xFF) != 0) {
      return pack(clamp(a), clamp(b), clamp(c), clamp(d));
    }
    return pack(a, b, c, d);
  }

  private static long pack(int a, int b, int c, int d) {
    return (a | b << 8 | c << 16 | d << 24) & 0xFFFFFFFFL;
  }

  private void writeColumn(int[] column, int offset, int rows) {
    int width = taps.targets();
    int to = offset;
    for (int row = 0; row < rows; row++, to += width) {
      target[to] = (byte) clamp(column[row] >> SHIFT);
    }
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(0xFF, value));
  }
}
