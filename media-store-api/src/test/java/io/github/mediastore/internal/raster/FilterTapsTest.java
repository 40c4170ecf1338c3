package io.github.mediastore.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FilterTapsTest {

  @Property(tries = 200)
  void weightsSumToExactlyOneAndTheirAbsoluteValuesToLessThanTwo(
      @ForAll @IntRange(min = 1, max = 1500) int samples,
      @ForAll @IntRange(min = 0, max = 7) int missingEighths,
      @ForAll @IntRange(min = 1, max = 120) int targets) {
    FilterTaps taps = new FilterTaps(samples, samples - missingEighths / 8.0, targets);

    for (int target = 0; target < targets; target++) {
      int sum = 0;
      int absolute = 0;
      for (int tap = 0; tap < taps.count(target); tap++) {
        sum += taps.weight(target, tap);
        absolute += Math.abs(taps.weight(target, tap));
      }
      assertThat(sum).isEqualTo(FilterTaps.ONE);
      assertThat(absolute).isLessThan(2 * FilterTaps.ONE);
    }
  }

  @Property(tries = 200)
  void weightsAreThoseOfTheFormula(
      @ForAll @IntRange(min = 1, max = 400) int samples,
      @ForAll @IntRange(min = 0, max = 7) int missingEighths,
      @ForAll @IntRange(min = 1, max = 100) int targets) {
    double span = samples - missingEighths / 8.0;
    FilterTaps taps = new FilterTaps(samples, span, targets);

    for (int target = 0; target < targets; target++) {
      double[] weights = weights(taps, target, samples);
      double[] expected = ReferenceResampler.weights(samples, span, targets, target);
      // Rounding a weight costs half a unit; what is left over goes to the nearest sample.
      double tolerance = (2 + taps.count(target) / 2.0) / FilterTaps.ONE;
      assertThat(weights).containsExactly(expected, within(tolerance));
    }
  }

  @Property(tries = 200)
  void aMirroredAxisHasMirroredWeights(
      @ForAll @IntRange(min = 1, max = 1500) int samples,
      @ForAll @IntRange(min = 1, max = 100) int targets) {
    FilterTaps taps = new FilterTaps(samples, samples, targets);

    for (int target = 0; target < targets; target++) {
      double[] weights = weights(taps, target, samples);
      double[] mirrored = weights(taps, targets - 1 - target, samples);
      assertThat(mirrored).isEqualTo(reversed(weights));
    }
  }

  @Property(tries = 200)
  void sourcesStayWithinTheirBounds(
      @ForAll @IntRange(min = 1, max = 1500) int samples,
      @ForAll @IntRange(min = 0, max = 7) int missingEighths,
      @ForAll @IntRange(min = 1, max = 120) int targets) {
    FilterTaps taps = new FilterTaps(samples, samples - missingEighths / 8.0, targets);

    for (int target = 0; target < targets; target++) {
      assertThat(taps.count(target)).isEven().isBetween(4, taps.capacity());
      assertThat(taps.source(target, 0)).isGreaterThanOrEqualTo(taps.first(target));
      assertThat(taps.source(target, taps.count(target) - 1)).isLessThan(taps.end(target));
      if (target > 0) {
        assertThat(taps.first(target)).isGreaterThanOrEqualTo(taps.first(target - 1));
      }
    }
  }

  @Property(tries = 200)
  void aRunEndsWhereItsSourcesNoLongerSuffice(
      @ForAll @IntRange(min = 1, max = 1500) int samples,
      @ForAll @IntRange(min = 1, max = 120) int targets,
      @ForAll @IntRange(min = 0, max = 100) int spare) {
    FilterTaps taps = new FilterTaps(samples, samples, targets);
    int sources = taps.capacity() + spare;

    int from = 0;
    while (from < targets) {
      int to = taps.runEnd(from, sources);
      assertThat(to).isGreaterThan(from).isLessThanOrEqualTo(targets);
      assertThat(taps.end(to - 1) - taps.first(from)).isLessThanOrEqualTo(sources);
      from = to;
    }
  }

  private static double[] weights(FilterTaps taps, int target, int samples) {
    double[] weights = new double[samples];
    for (int tap = 0; tap < taps.count(target); tap++) {
      weights[taps.source(target, tap)] += (double) taps.weight(target, tap) / FilterTaps.ONE;
    }
    return weights;
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }
}
