package io.github.mediastore.internal.raster;

/**
 * The weights with which the source samples along one axis make up each target sample.
 *
 * <p>Weights are integers in units of 2<sup>-14</sup> and sum to exactly one, so that a constant
 * picture stays constant. Where the kernel reaches over an edge the weights of the samples that
 * exist are scaled up. A mirrored axis gets mirrored weights.
 *
 * <p>Each target sample has a multiple of four taps, the spare ones of weight zero: the passes add
 * four samples at a time and need no code for a remainder. A spare tap may lie beyond the last
 * sample; {@link #source} then names the last one.
 */
final class FilterTaps {

  /** Binary digits of a weight after the point. */
  static final int FRACTION_BITS = 14;

  /** What the weights of one target sample sum to. */
  static final int ONE = 1 << FRACTION_BITS;

  /** Taps are counted in groups of this size. */
  static final int GROUP = 4;

  private final int last;
  private final int[] starts;
  private final int[] counts;
  private final int[] weights;
  private final int capacity;

  private FilterTaps(int samples, int targets, int capacity) {
    this.last = samples - 1;
    this.starts = new int[targets];
    this.counts = new int[targets];
    this.weights = new int[targets * capacity];
    this.capacity = capacity;
  }

  /**
   * Computes the taps of an axis.
   *
   * @param samples source samples there are
   * @param span exact extent of the picture in source samples, above {@code samples - 1} and at
   *     most {@code samples}
   * @param targets target samples that cover the same extent
   */
  static FilterTaps of(int samples, double span, int targets) {
    FilterTaps taps = new FilterTaps(samples, targets, capacity(span, targets));
    double[] kernel = new double[taps.capacity];
    double radius = Lanczos3.SUPPORT * Math.max(1, span / targets);
    for (int target = 0; target < targets; target++) {
      double centre = (target + 0.5) * span / targets - 0.5;
      int first = Math.max(0, (int) Math.floor(centre - radius) + 1);
      int end = Math.min(samples, (int) Math.ceil(centre + radius));
      taps.weigh(target, first, end, span, kernel);
    }
    return taps;
  }

  /** Returns an upper bound of the taps of one target sample. */
  static int capacity(double span, int targets) {
    double diameter = 2 * Lanczos3.SUPPORT * Math.max(1, span / targets);
    return roundUp((int) Math.ceil(diameter) + 1);
  }

  private static int roundUp(int count) {
    return (count + GROUP - 1) / GROUP * GROUP;
  }

  private void weigh(int target, int first, int end, double span, double[] kernel) {
    int targets = starts.length;
    double unit = 2 * Math.max(span, targets);
    double sum = 0;
    int nearest = first;
    double nearestDistance = Double.MAX_VALUE;
    for (int sample = first; sample < end; sample++) {
      // Twice the distance times the targets: exact for spans of eighths, so that mirrored
      // positions get the same distance with the opposite sign.
      double distance = (2.0 * sample + 1) * targets - (2.0 * target + 1) * span;
      if (Math.abs(distance) < Math.abs(nearestDistance)) {
        nearest = sample;
        nearestDistance = distance;
      }
      kernel[sample - first] = Lanczos3.at(distance / unit);
      sum += kernel[sample - first];
    }
    int offset = target * capacity;
    int rest = ONE;
    for (int i = 0; i < end - first; i++) {
      int weight = (int) Math.rint(kernel[i] / sum * ONE);
      weights[offset + i] = weight;
      rest -= weight;
    }
    int centre = offset + nearest - first;
    if (nearest + 1 < end && (2.0 * nearest + 2) * targets == (2.0 * target + 1) * span) {
      weights[centre] += rest / 2;
      weights[centre + 1] += rest - rest / 2;
    } else {
      weights[centre] += rest;
    }
    int count = end - first;
    while (weights[offset + count - 1] == 0) {
      count--;
    }
    starts[target] = first;
    counts[target] = roundUp(count);
  }

  /**
   * Returns a bound, exclusive, of the source samples that this and earlier target samples need.
   */
  int sourcesEnd(int target) {
    return Math.min(last + 1, starts[target] + capacity);
  }

  /**
   * Returns the end of the longest run of target samples whose source samples fit in so many.
   *
   * @param from first target sample of the run
   * @param sources source samples that fit, at least {@link #capacity}
   */
  int runEnd(int from, int sources) {
    int end = from + 1;
    while (end < starts.length && sourcesEnd(end) - starts[from] <= sources) {
      end++;
    }
    return end;
  }

  /** Returns the number of target samples. */
  int targets() {
    return starts.length;
  }

  /** Returns the taps of a target sample, a multiple of {@link #GROUP}. */
  int count(int target) {
    return counts[target];
  }

  /** Returns the largest number of taps that a target sample has, or more. */
  int capacity() {
    return capacity;
  }

  /** Returns the source sample of a tap. */
  int source(int target, int tap) {
    return Math.min(starts[target] + tap, last);
  }

  /**
   * Returns the first source sample that a target sample needs; never falls from one to the next.
   */
  int first(int target) {
    return starts[target];
  }

  /** Returns the last source sample that a target sample needs. */
  int last(int target) {
    return source(target, counts[target] - 1);
  }

  /** Returns the weight of a tap in units of 2<sup>-14</sup>. */
  int weight(int target, int tap) {
    return weights[target * capacity + tap];
  }
}
