package io.github.mediastore.jdbc.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.jdbc.migration.internal.sources.EvenSample;
import io.github.mediastore.jdbc.migration.internal.sources.SourceListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work on a listing that is longer than memory. */
class WorkersTest {

  @Test
  void aListingIsNeverFarAheadOfTheWork() {
    AtomicInteger done = new AtomicInteger();
    AtomicInteger furthest = new AtomicInteger();
    SourceListing<Integer> listing =
        to -> {
          for (int i = 0; i < 20_000; i++) {
            furthest.accumulateAndGet(i - done.get(), Math::max);
            to.accept(i);
          }
        };
    List<Integer> results =
        Workers.each(
            listing,
            i -> i,
            i -> {
              done.incrementAndGet();
              return i;
            });
    assertThat(results).hasSize(20_000).doesNotHaveDuplicates();
    assertThat(furthest.get()).isBetween(1, 1024 + Runtime.getRuntime().availableProcessors());
  }

  @Test
  void thoseOfOneGroupAreDoneInOrderAndNeverTwoAtOnce() {
    Map<Integer, AtomicInteger> atOnce = new ConcurrentHashMap<>();
    Map<Integer, List<Integer>> order = new ConcurrentHashMap<>();
    SourceListing<Integer> listing = IntStream.range(0, 5_000).boxed().toList()::forEach;
    Workers.each(
        listing,
        i -> i % 7,
        i -> {
          AtomicInteger here = atOnce.computeIfAbsent(i % 7, group -> new AtomicInteger());
          assertThat(here.incrementAndGet()).isEqualTo(1);
          order.computeIfAbsent(i % 7, group -> new ArrayList<>()).add(i);
          here.decrementAndGet();
          return i;
        });
    assertThat(order).hasSize(7);
    assertThat(order.values()).allSatisfy(done -> assertThat(done).isSorted());
  }

  @Test
  void whatAStepThrowsEndsTheListing() {
    AtomicInteger listed = new AtomicInteger();
    SourceListing<Integer> endless =
        to -> {
          while (true) {
            to.accept(listed.incrementAndGet());
          }
        };
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Workers.each(
                    endless,
                    i -> i,
                    i -> {
                      if (i == 500) {
                        throw new IllegalStateException("no more");
                      }
                      return i;
                    }))
        .withMessage("no more");
    assertThat(listed.get()).isGreaterThanOrEqualTo(500);
  }

  @Test
  void whatTheListingThrowsComesOutAfterTheWorkHasEnded() {
    AtomicInteger atOnce = new AtomicInteger();
    SourceListing<Integer> listing =
        to -> {
          for (int i = 0; i < 100; i++) {
            to.accept(i);
          }
          throw new IllegalStateException("the folder is gone");
        };
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Workers.each(
                    listing,
                    i -> i,
                    i -> {
                      atOnce.incrementAndGet();
                      try {
                        Thread.sleep(200); // The listing has thrown long before.
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      return atOnce.decrementAndGet();
                    }))
        .withMessage("the folder is gone");
    assertThat(atOnce).hasValue(0);
  }

  @Test
  void aSampleIsSpreadEvenlyAndAlwaysTheSame() {
    EvenSample<Integer> sample = new EvenSample<>(10);
    IntStream.range(0, 1_000).forEach(sample::add);
    List<Integer> chosen = sample.chosen();
    assertThat(chosen).hasSize(10).isSorted().doesNotHaveDuplicates();
    assertThat(chosen.get(0)).isZero();
    for (int i = 1; i < chosen.size(); i++) {
      assertThat(chosen.get(i) - chosen.get(i - 1)).isBetween(60, 130);
    }
    EvenSample<Integer> again = new EvenSample<>(10);
    IntStream.range(0, 1_000).forEach(again::add);
    assertThat(again.chosen()).isEqualTo(chosen);
  }

  @Test
  void aSampleOfFewIsAllOfThem() {
    EvenSample<Integer> sample = new EvenSample<>(10);
    IntStream.range(0, 7).forEach(sample::add);
    assertThat(sample.chosen()).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }
}
