package io.github.mediastore.bench.settings.measure;

import java.util.Arrays;

/**
 * How a figure is spread over the pictures. A percentile is the smallest value that at least so
 * many per cent of them do not exceed (nearest rank): always one that was measured.
 */
public final class Spread {

  private final double[] sorted;

  /**
   * Takes the values of all pictures.
   *
   * @param values at least one
   */
  Spread(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("There is nothing to spread");
    }
    this.sorted = values.clone();
    Arrays.sort(sorted);
  }

  /** Returns the arithmetic mean. */
  public double mean() {
    double sum = 0;
    for (double value : sorted) {
      sum += value;
    }
    return sum / sorted.length;
  }

  /** Returns a percentile, from above 0 to 100. */
  public double percentile(int percent) {
    return sorted[(percent * sorted.length + 99) / 100 - 1];
  }

  /** Returns the smallest value. */
  public double min() {
    return sorted[0];
  }

  /** Returns the largest value. */
  public double max() {
    return sorted[sorted.length - 1];
  }
}
