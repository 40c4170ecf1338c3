package io.github.mediastore.bench.settings.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.mediastore.bench.settings.measure.Recommendation.Alternative;
import io.github.mediastore.image.CompressionSettings.Effort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecommendationTest {

  private static final Goal GOAL = new Goal(1000, 0.95);

  @Test
  void ofThoseThatMeetTheGoalTheSmallestIsTaken() {
    Recommendation chosen =
        Recommendation.of(
            List.of(
                summary(1024, 90, Effort.BALANCED, 200, 0.97),
                summary(1024, 85, Effort.BALANCED, 150, 0.951),
                summary(1024, 75, Effort.BALANCED, 100, 0.949)),
            GOAL);

    assertThat(chosen.index()).isEqualTo(1);
    assertThat(chosen.meetsGoal()).isTrue();
  }

  @Test
  void ifNoneMeetsTheGoalTheNearestIsTakenAndThatIsSaid() {
    Recommendation chosen =
        Recommendation.of(
            List.of(
                summary(1024, 85, Effort.BALANCED, 150, 0.93),
                summary(1024, 75, Effort.BALANCED, 100, 0.91)),
            GOAL);

    assertThat(chosen.index()).isZero();
    assertThat(chosen.meetsGoal()).isFalse();
  }

  @Test
  void ofEqualsTheFirstIsTaken() {
    Recommendation chosen =
        Recommendation.of(
            List.of(
                summary(1024, 85, Effort.BALANCED, 150, 0.96),
                summary(1024, 85, Effort.FAST, 150, 0.96)),
            GOAL);

    assertThat(chosen.index()).isZero();
  }

  @Test
  void alternativesAreTheBestOfOtherSizesAndWhatDiffersInOneThing() {
    Recommendation chosen =
        Recommendation.of(
            List.of(
                summary(1024, 85, Effort.BALANCED, 100, 0.96),
                summary(1024, 85, Effort.FAST, 110, 0.955),
                summary(1024, 75, Effort.FAST, 80, 0.94),
                summary(1600, 85, Effort.BALANCED, 250, 0.94),
                summary(1600, 90, Effort.BALANCED, 300, 0.96)),
            GOAL);

    assertThat(chosen.index()).isZero();
    assertThat(chosen.alternatives())
        .extracting(Alternative::axis, Alternative::index)
        .containsExactly(tuple(Axis.DIMENSION, 4), tuple(Axis.EFFORT, 1));
    assertThat(chosen.alternatives().get(0).bytesPercent()).isCloseTo(200, within(1e-9));
    assertThat(chosen.alternatives().get(1).bytesPercent()).isCloseTo(10, within(1e-9));
  }

  @Test
  void aPercentileIsAValueThatWasMeasured() {
    Spread spread = new Spread(5, 1, 4, 2, 3);

    assertThat(spread.percentile(5)).isEqualTo(1);
    assertThat(spread.percentile(50)).isEqualTo(3);
    assertThat(spread.percentile(60)).isEqualTo(3);
    assertThat(spread.percentile(61)).isEqualTo(4);
    assertThat(spread.percentile(95)).isEqualTo(5);
    assertThat(spread.mean()).isEqualTo(3);
    assertThat(spread.max()).isEqualTo(5);
  }

  private static Summary summary(
      int dimension, int quality, Effort effort, int bytes, double ssim) {
    return new Summary(
        new Setting(dimension, List.of(quality), 500_000, effort, false),
        new Spread(bytes),
        90,
        Map.of(String.valueOf(quality), 1),
        new Spread(ssim),
        new Spread(40),
        ssim < GOAL.minSsim() ? 1 : 0,
        1000L * bytes,
        new Spread(100));
  }
}
