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
  private final int[][] sums;
  private int loaded;

  VerticalPass(Plane source, FilterTaps taps) {
    this.source = source;
    this.taps = taps;
    int columns = Math.min(source.width(), Strip.COLUMNS);
    this.window = new int[windowRows(taps.capacity())][columns];
    this.sums = new int[Strip.BATCH][columns];
  }

  /** Returns how many rows a pass with so many taps keeps: a power of two. */
  static int windowRows(int capacity) {
    return Integer.highestOneBit(2 * capacity - 1);
  }

  /** Starts again at the first row. */
  void rewind() {
    loaded = 0;
  }

  /** Fills the strip with the target rows {@code from} to {@code to}, exclusive. */
  void fill(Strip strip, int from, int to) {
    for (int batch = from; batch < to; batch += Strip.BATCH) {
      int end = Math.min(to, batch + Strip.BATCH);
      for (int row = batch; row < end; row++) {
        load(taps.end(row), strip.firstColumn(), strip.columns());
        WeightedSum.of(sums[row - batch], Strip.HALF, window, taps, row, strip.columns());
      }
      strip.put(batch - from, sums);
    }
  }

  private void load(int end, int firstColumn, int columns) {
    while (loaded < end) {
      int[] row = window[loaded & (window.length - 1)];
      widen(source.samples(), loaded * source.stride() + firstColumn, row, columns);
      loaded++;
    }
  }

  private static void widen(byte[] samples, int offset, int[] row, int length) {
    for (int i = 0; i < length; i++) {
      row[i] = samples[offset + i] & 0xFF;
    }
  }
}
