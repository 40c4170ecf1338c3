package io.github.mediastore.internal.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Pairs from the published test data of Sharma, Wu and Dalal (2005). */
class DeltaE2000Test {

  @Test
  void publishedPairsHaveTheirPublishedDifferences() {
    assertDifference(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425);
    assertDifference(50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000);
    assertDifference(50, -1, 2, 50, 0, 0, 2.3669);
    assertDifference(50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792);
    assertDifference(50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195);
    assertDifference(50, 2.5, 0, 50, 0, -2.5, 4.3065);
    assertDifference(50, 2.5, 0, 73, 25, -18, 27.1492);
    assertDifference(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644);
    assertDifference(90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441);
    assertDifference(2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082);
  }

  private static void assertDifference(
      double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
    double[] first = {l1, a1, b1};
    double[] second = {l2, a2, b2};
    assertThat(DeltaE2000.ofLab(first, second)).isCloseTo(expected, within(0.0001));
    assertThat(DeltaE2000.ofLab(second, first)).isCloseTo(expected, within(0.0001));
  }
}
