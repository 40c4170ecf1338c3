package io.github.mediastore.internal.raster;

/**
 * Averages cells of whole samples before the resampler, for pictures much larger than the target.
 *
 * <p>It keeps the number of filter taps bounded. It is used only where at least {@value
 * #KEPT_RATIO} times the target is left, so that what a box does worse than a Lanczos kernel lies
 * in frequencies that the resampler removes: at the highest frequency of the target it takes off
 * less than 2 %.
 */
final class BoxReduction {

  /** Source samples for each target sample that are left at the least, along a reduced axis. */
  static final int KEPT_RATIO = 5;

  private final int sourceWidth;
  private final int sourceHeight;
  private final int factorX;
  private final int factorY;
  private final long[] sums;
  private final byte[] cells;
  private int rows;
  private int rowsSummed;

  BoxReduction(int sourceWidth, int sourceHeight, int factorX, int factorY) {
    this.sourceWidth = sourceWidth;
    this.sourceHeight = sourceHeight;
    this.factorX = factorX;
    this.factorY = factorY;
    this.sums = new long[reduced(sourceWidth, factorX)];
    this.cells = new byte[sums.length];
  }

  /** Returns how many samples along an axis become one: 1 unless the target is much smaller. */
  static int factor(double span, int targets) {
    double ratio = span / targets;
    return ratio <= 2 * KEPT_RATIO ? 1 : (int) Math.ceil(ratio / (2 * KEPT_RATIO));
  }

  /** Returns how many cells an axis of so many samples has, the last one perhaps partial. */
  static int reduced(int samples, int factor) {
    return (samples - 1) / factor + 1;
  }

  /**
   * Adds the next row.
   *
   * @param samples holds sample {@code x} of the row at {@code offset + x}
   * @return true if this row completes {@link #cells}
   */
  boolean put(byte[] samples, int offset) {
    int from = offset;
    for (int cell = 0; cell < sums.length; cell++) {
      int sum = 0;
      for (int i = columns(cell); i > 0; i--) {
        sum += samples[from] & 0xFF;
        from++;
      }
      sums[cell] += sum;
    }
    rows++;
    rowsSummed++;
    if (rowsSummed < factorY && rows < sourceHeight) {
      return false;
    }
    average();
    return true;
  }

  private int columns(int cell) {
    return Math.min(factorX, sourceWidth - cell * factorX);
  }

  private void average() {
    for (int cell = 0; cell < cells.length; cell++) {
      long area = (long) rowsSummed * columns(cell);
      cells[cell] = (byte) ((sums[cell] + area / 2) / area);
      sums[cell] = 0;
    }
    rowsSummed = 0;
  }

  /** Returns the last completed row of averages; it is overwritten by the next. */
  byte[] cells() {
    return cells;
  }
}
