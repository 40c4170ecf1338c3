package io.github.mediastore.bench.settings.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.bench.settings.report.Comparison.Rank;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

  @Test
  void ofManyPicturesThoseAtBothEndsAndInTheMiddleArePicked() {
    List<Integer> order = IntStream.range(100, 200).boxed().toList();

    assertThat(Comparisons.pick(order).keySet())
        .containsExactly(100, 101, 102, 103, 148, 149, 150, 151, 196, 197, 198, 199);
    assertThat(Comparisons.pick(order))
        .containsEntry(100, Rank.WORST)
        .containsEntry(150, Rank.MEDIAN)
        .containsEntry(199, Rank.BEST);
  }

  @Test
  void ofFewEachIsPickedOnce() {
    for (int count = 1; count <= 12; count++) {
      List<Integer> order = IntStream.range(0, count).boxed().toList();

      assertThat(Comparisons.pick(order).keySet()).containsExactlyInAnyOrderElementsOf(order);
    }
  }
}
