package io.github.mediastore.internal.raster;

/**
 * Averages cells of whole samples before the resampler, for pictures much larger than the target.
 *
 * <p>It keeps the number of filter taps bounded. It is used only where at least {@value
 * #KEPT_RATIO} times the target is left, so that what a box does worse than a Lanczos kernel lies
 * in frequencies that the resampler removes: at the highest frequency of the target it takes off
 * less than 1 %.
 */
final class BoxReduction {

  /** Source samples for each target sample that are left at the least, along a reduced axis. */
  static final int KEPT_RATIO = 8;

  private BoxReduction() {}

  /** Returns how many samples along an axis become one: 1 unless the target is much smaller. */
  static int factor(double span, int targets) {
    double ratio = span / targets;
    return ratio <= 2 * KEPT_RATIO ? 1 : (int) Math.ceil(ratio / (2 * KEPT_RATIO));
  }

  /** Returns the plane with cells of {@code factorX x factorY} samples averaged. */
  static Plane reduce(Plane source, int factorX, int factorY) {
    if (factorX == 1 && factorY == 1) {
      return source;
    }
    int width = (source.width() - 1) / factorX + 1;
    int height = (source.height() - 1) / factorY + 1;
    byte[] samples = new byte[Math.multiplyExact(width, height)];
    long[] sums = new long[width];
    for (int row = 0; row < height; row++) {
      int from = row * factorY;
      int rows = Math.min(source.height() - from, factorY);
      for (int y = from; y < from + rows; y++) {
        addRow(sums, source, y, factorX);
      }
      divide(sums, samples, row * width, source.width(), factorX, rows);
    }
    return new Plane(
        samples, width, width, height, source.spanX() / factorX, source.spanY() / factorY);
  }

  private static void addRow(long[] sums, Plane source, int y, int factor) {
    byte[] samples = source.samples();
    int begin = y * source.stride();
    int end = begin + source.width();
    int from = begin;
    for (int cell = 0; cell < sums.length; cell++) {
      int to = from + Math.min(end - from, factor);
      int sum = 0;
      for (int i = from; i < to; i++) {
        sum += samples[i] & 0xFF;
      }
      sums[cell] += sum;
      from = to;
    }
  }

  private static void divide(
      long[] sums, byte[] samples, int offset, int sourceWidth, int factor, int rows) {
    for (int cell = 0; cell < sums.length; cell++) {
      long area = (long) rows * Math.min(factor, sourceWidth - cell * factor);
      samples[offset + cell] = (byte) ((sums[cell] + area / 2) / area);
      sums[cell] = 0;
    }
  }
}
