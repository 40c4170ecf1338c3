package io.github.mediastore.internal.raster;

/**
 * The weights with which the source samples along one axis make up each target sample.
 *
 * <p>Weights are integers in units of 2<sup>-14</sup> and sum to exactly one, so that a constant
 * picture stays constant. Where the kernel reaches over an edge the weights of the samples that
 * exist are scaled up. A mirrored axis gets mirrored weights.
 *
 * <p>Each target sample has an even number of taps, at least four, the spare ones of weight zero:
 * the passes add four or two samples at a time and need no code for an odd rest. A spare tap may
 * lie beyond the last sample; {@link #source} then names the last one.
 */
final class FilterTaps {

  /** Binary digits of a weight after the point. */
  static final int FRACTION_BITS = 14;

  /** What the weights of one target sample sum to. */
  static final int ONE = 1 << FRACTION_BITS;

  private final int samples;
  private final double start;
  private final double span;
  private final int[] starts;
  private final int[] counts;
  private final int[] weights;
  private final int capacity;

  /** Computes the taps of an axis of which all is shown, from its first sample on. */
  FilterTaps(int samples, double span, int targets) {
    this(samples, 0, span, targets);
  }

  /**
   * Computes the taps of an axis.
   *
   * @param samples source samples there are
   * @param start where the first target sample begins, in source samples
   * @param span exact extent of what is shown in source samples
   * @param targets target samples that cover the same extent
   */
  FilterTaps(int samples, double start, double span, int targets) {
    this.samples = samples;
    this.start = start;
    this.span = span;
    this.capacity = capacity(span, targets);
    this.starts = new int[targets];
    this.counts = new int[targets];
    this.weights = new int[Math.multiplyExact(targets, capacity)];
    double[] kernel = new double[capacity];
    double radius = Lanczos3.SUPPORT * Math.max(1, span / targets);
    for (int target = 0; target < targets; target++) {
      double centre = start + (target + 0.5) * span / targets - 0.5;
      int first = Math.max(0, (int) Math.floor(centre - radius) + 1);
      int end = Math.min(samples, (int) Math.ceil(centre + radius));
      starts[target] = first;
      counts[target] = roundUp(weigh(target, first, end, kernel));
    }
  }

  /** Returns an upper bound of the taps of one target sample. */
  static int capacity(double span, int targets) {
    double diameter = 2 * Lanczos3.SUPPORT * Math.max(1, span / targets);
    return roundUp((int) Math.ceil(diameter) + 1);
  }

  private static int roundUp(int count) {
    return Math.max(4, count + (count & 1));
  }

  /** Sets the weights of one target sample; returns their number without zeros at the end. */
  private int weigh(int target, int first, int end, double[] kernel) {
    double scale = 0.5 / Math.max(span, starts.length);
    double sum = 0;
    for (int sample = first; sample < end; sample++) {
      double value = Lanczos3.at(distance(sample, target) * scale);
      kernel[sample - first] = value;
      sum += value;
    }
    int offset = target * capacity;
    int nearest = first;
    int rest = ONE;
    int count = 0;
    for (int sample = first; sample < end; sample++) {
      int weight = (int) Math.rint(kernel[sample - first] * (ONE / sum));
      weights[offset + sample - first] = weight;
      rest -= weight;
      if (weight != 0) {
        count = sample - first + 1;
      }
      if (Math.abs(distance(sample, target)) < Math.abs(distance(nearest, target))) {
        nearest = sample;
      }
    }
    addRest(target, nearest, offset + nearest - first, rest);
    return count;
  }

  /**
   * Returns twice the number of targets times the distance of a source from a target sample.
   *
   * <p>Times that, it is exact for a span of eighths, so that mirrored positions have the same
   * distance with the opposite sign.
   */
  private double distance(int sample, int target) {
    return (2.0 * (sample - start) + 1) * starts.length - (2.0 * target + 1) * span;
  }

  /**
   * Gives what rounding left over to the nearest sample, or to both if two are equally near.
   *
   * <p>Of an odd rest the larger part goes to the one nearer to the middle of the axis.
   */
  private void addRest(int target, int nearest, int index, int rest) {
    boolean shared =
        nearest + 1 < samples && distance(nearest, target) == -distance(nearest + 1, target);
    if (shared) {
      int inner = nearest + 1 <= samples / 2 ? 1 : 0;
      weights[index + 1 - inner] += rest / 2;
      weights[index + inner] += rest - rest / 2;
    } else {
      weights[index] += rest;
    }
  }

  /** Returns the number of target samples. */
  int targets() {
    return starts.length;
  }

  /** Returns the largest number of taps that a target sample can have. */
  int capacity() {
    return capacity;
  }

  /** Returns the taps of a target sample, an even number of at least four. */
  int count(int target) {
    return counts[target];
  }

  /** Returns the source sample of a tap. */
  int source(int target, int tap) {
    return Math.min(starts[target] + tap, samples - 1);
  }

  /** Returns the weight of a tap in units of 2<sup>-14</sup>. */
  int weight(int target, int tap) {
    return weights[target * capacity + tap];
  }

  /** Returns the end, exclusive, of the source samples for this and all earlier target samples. */
  int end(int target) {
    return Math.min(samples, starts[target] + capacity);
  }
}
