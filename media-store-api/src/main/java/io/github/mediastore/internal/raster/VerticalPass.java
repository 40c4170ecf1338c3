package io.github.mediastore.internal.raster;

/**
 * Resamples some columns of a plane along the vertical axis into a {@link Strip}.
 *
 * <p>Reads each source row once and keeps as many as one target row needs.
 */
final class VerticalPass {

  private final Plane source;
  private final FilterTaps taps;
  private final int[][] window;
  private final int[][] sums = new int[Strip.BATCH][Strip.COLUMNS];
  private int loaded;

  VerticalPass(Plane source, FilterTaps taps) {
    this.source = source;
    this.taps = taps;
    this.window = new int[windowRows(taps.capacity())][Strip.COLUMNS];
  }

  private static int windowRows(int capacity) {
    return Integer.highestOneBit(2 * capacity - 1);
  }

  /** Returns the bytes that a pass with so many taps takes. */
  static long memory(int capacity) {
    return 4L * Strip.COLUMNS * (windowRows(capacity) + Strip.BATCH);
  }

  /** Starts again at the first row. */
  void rewind() {
    loaded = 0;
  }

  /** Fills the strip's columns with the target rows {@code from} to {@code to}, exclusive. */
  void fill(Strip strip, int from, int to) {
    for (int batch = from; batch < to; batch += Strip.BATCH) {
      int end = Math.min(to, batch + Strip.BATCH);
      for (int row = batch; row < end; row++) {
        load(taps.last(row), strip.firstColumn(), strip.columns());
        WeightedSum.of(sums[row - batch], Strip.VERTICAL_BIAS, window, taps, row, strip.columns());
      }
      strip.put(batch - from, sums);
    }
  }

  private void load(int last, int firstColumn, int columns) {
    for (; loaded <= last; loaded++) {
      int[] row = window[loaded & (window.length - 1)];
      widen(source.samples(), loaded * source.stride() + firstColumn, row, columns);
    }
  }

  private static void widen(byte[] samples, int offset, int[] row, int length) {
    for (int i = 0; i < length; i++) {
      row[i] = samples[offset + i] & 0xFF;
    }
  }
}
