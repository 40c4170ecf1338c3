package io.github.mediastore.internal.raster;

/**
 * Resamples rows along the vertical axis as they come and hands the results on in strips.
 *
 * <p>Keeps as many source rows as one target row needs.
 */
final class VerticalPass {

  private final FilterTaps taps;
  private final int width;
  private final HorizontalPass next;
  private final Strip strip;
  private final int[][] window;
  private final int[][] sums;
  private int loaded;
  private int done;

  VerticalPass(FilterTaps taps, int width, HorizontalPass next) {
    this.taps = taps;
    this.width = width;
    this.next = next;
    this.strip = new Strip(width);
    this.window = new int[windowRows(taps.capacity())][width];
    this.sums = new int[Strip.BATCH][width];
  }

  /** Returns how many rows a pass with so many taps keeps: a power of two. */
  static int windowRows(int capacity) {
    return Integer.highestOneBit(2 * capacity - 1);
  }

  /**
   * Takes the next source row.
   *
   * @param samples holds sample {@code x} of the row at {@code offset + x}
   */
  void put(byte[] samples, int offset) {
    int[] row = window[loaded & (window.length - 1)];
    widen(samples, offset, row);
    loaded++;
    while (done < taps.targets() && taps.end(done) <= loaded) {
      computeRow();
    }
  }

  private static void widen(byte[] samples, int offset, int[] row) {
    for (int x = 0; x < row.length; x++) {
      row[x] = samples[offset + x] & 0xFF;
    }
  }

  private void computeRow() {
    int batch = done & (Strip.BATCH - 1);
    WeightedSum.of(sums[batch], Strip.HALF, window, taps, done, width);
    done++;
    boolean last = done == taps.targets();
    if (batch == Strip.BATCH - 1 || last) {
      strip.put(sums, batch + 1);
    }
    if (strip.isFull() || last) {
      next.drain(strip, done - strip.rows());
      strip.clear();
    }
  }
}
