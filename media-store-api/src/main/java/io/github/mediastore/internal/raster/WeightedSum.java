package io.github.mediastore.internal.raster;

/**
 * Computes one target sample of many lines at once, as a weighted sum of source lines.
 *
 * <p>The shape of the loops is what makes the resampler fast. The compiler turns them into vector
 * instructions only if every operand is an {@code int[]} of its own, read at the plain loop index:
 * JDK 17 widens neither bytes nor shorts in vectors, offsets into one shared array cost a factor of
 * five, and more than five source lines at a time are no longer vectorised.
 */
final class WeightedSum {

  private WeightedSum() {}

  /**
   * Computes a target sample.
   *
   * @param sums receives one sum for each line, in units of 2<sup>-14</sup> of a source unit
   * @param bias added to each sum, for rounding
   * @param sources source sample {@code s} of all lines at {@code s & (sources.length - 1)}
   * @param lines number of lines
   */
  static void of(int[] sums, int bias, int[][] sources, FilterTaps taps, int target, int lines) {
    int mask = sources.length - 1;
    int count = taps.count(target);
    for (int tap = 0; tap < count; tap += 4) {
      int[] a = sources[taps.source(target, tap) & mask];
      int[] b = sources[taps.source(target, tap + 1) & mask];
      int u = taps.weight(target, tap);
      int v = taps.weight(target, tap + 1);
      if (tap + 2 == count) {
        add(sums, a, b, u, v, lines);
        break;
      }
      int[] c = sources[taps.source(target, tap + 2) & mask];
      int[] d = sources[taps.source(target, tap + 3) & mask];
      int w = taps.weight(target, tap + 2);
      int x = taps.weight(target, tap + 3);
      if (tap == 0) {
        set(sums, bias, a, b, c, d, u, v, w, x, lines);
      } else {
        add(sums, a, b, c, d, u, v, w, x, lines);
      }
    }
  }

  private static void set(
      int[] sums, int bias, int[] a, int[] b, int[] c, int[] d, int u, int v, int w, int x, int n) {
    for (int i = 0; i < n; i++) {
      sums[i] = bias + u * a[i] + v * b[i] + w * c[i] + x * d[i];
    }
  }

  private static void add(
      int[] sums, int[] a, int[] b, int[] c, int[] d, int u, int v, int w, int x, int n) {
    for (int i = 0; i < n; i++) {
      sums[i] += u * a[i] + v * b[i] + w * c[i] + x * d[i];
    }
  }

  private static void add(int[] sums, int[] a, int[] b, int u, int v, int n) {
    for (int i = 0; i < n; i++) {
      sums[i] += u * a[i] + v * b[i];
    }
  }
}
