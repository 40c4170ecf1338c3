package io.github.mediastore.bench.settings.report;

import java.util.stream.LongStream;

/**
 * An axis: where values lie in a picture.
 *
 * @param from the value at its start
 * @param to the value at its end
 * @param start where it starts
 * @param end where it ends
 */
record Scale(double from, double to, double start, double end) {

  double at(double value) {
    return start + (value - from) / (to - from) * (end - start);
  }

  /** Returns round values, about so many. */
  double[] ticks(int about) {
    double step = step(to - from, about);
    long first = (long) Math.ceil(from / step - 1e-9);
    long last = (long) Math.floor(to / step + 1e-9);
    return LongStream.rangeClosed(first, last).mapToDouble(i -> i * step).toArray();
  }

  /** Returns an axis that begins and ends at round values around these. */
  static Scale around(double least, double most, int about, double start, double end) {
    double step = step(Math.max(most - least, 1e-6), about);
    return new Scale(Math.floor(least / step) * step, Math.ceil(most / step) * step, start, end);
  }

  private static double step(double span, int about) {
    double rough = span / about;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double lead = rough / power;
    return power * (lead > 5 ? 10 : lead > 2 ? 5 : lead > 1 ? 2 : 1);
  }
}
