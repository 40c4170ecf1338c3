package io.github.mediastore.bench.settings.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The setting to take: of those that keep 95 of 100 pictures at the similarity asked for (their 5th
 * percentile is not below it), the one that lets the database grow least. If none does, the one
 * whose 5th percentile is highest. Times play no part, so the same pictures always give the same
 * answer; of equals the first in the grid is taken.
 *
 * @param index the setting
 * @param meetsGoal whether it keeps the similarity asked for
 * @param alternatives what other values of one setting would change, in the order of the grid
 */
public record Recommendation(int index, boolean meetsGoal, List<Alternative> alternatives) {

  /**
   * Chooses.
   *
   * @param summaries all settings
   * @param goal what is asked for
   */
  public static Recommendation of(List<Summary> summaries, Goal goal) {
    List<Integer> all = IntStream.range(0, summaries.size()).boxed().toList();
    int best = best(all, summaries, goal);
    return new Recommendation(
        best, meets(summaries.get(best), goal), alternatives(best, summaries, goal));
  }

  private static int best(List<Integer> candidates, List<Summary> summaries, Goal goal) {
    List<Integer> good = candidates.stream().filter(i -> meets(summaries.get(i), goal)).toList();
    Comparator<Integer> bySize = Comparator.comparingLong(i -> summaries.get(i).databaseBytes());
    Comparator<Integer> byNearness =
        Comparator.comparingDouble(i -> -summaries.get(i).ssim().percentile(5));
    return good.isEmpty()
        ? candidates.stream().min(byNearness.thenComparing(bySize)).orElseThrow()
        : good.stream().min(bySize).orElseThrow();
  }

  private static boolean meets(Summary summary, Goal goal) {
    return summary.ssim().percentile(5) >= goal.minSsim();
  }

  /**
   * Of each other size or shape the best, and each setting that differs in one other thing alone.
   */
  private static List<Alternative> alternatives(int best, List<Summary> summaries, Goal goal) {
    Setting chosen = summaries.get(best).setting();
    List<Alternative> alternatives = new ArrayList<>();
    summaries.stream()
        .map(summary -> summary.setting().fit())
        .distinct()
        .filter(fit -> !fit.equals(chosen.fit()))
        .forEach(
            fit -> {
              List<Integer> candidates =
                  IntStream.range(0, summaries.size())
                      .filter(i -> summaries.get(i).setting().fit().equals(fit))
                      .boxed()
                      .toList();
              int other = best(candidates, summaries, goal);
              alternatives.add(alternative(Axis.DIMENSION, other, best, summaries));
            });
    for (int i = 0; i < summaries.size(); i++) {
      Optional<Axis> axis = Axis.onlyDifference(chosen, summaries.get(i).setting());
      if (axis.isPresent() && axis.get() != Axis.DIMENSION) {
        alternatives.add(alternative(axis.get(), i, best, summaries));
      }
    }
    return List.copyOf(alternatives);
  }

  private static Alternative alternative(Axis axis, int index, int best, List<Summary> summaries) {
    double bytes = summaries.get(index).bytes().mean();
    double now = summaries.get(best).bytes().mean();
    return new Alternative(axis, index, 100 * (bytes - now) / now);
  }

  /**
   * Another setting.
   *
   * @param axis in what it differs
   * @param index the setting
   * @param bytesPercent how many per cent larger its results are; negative if smaller
   */
  public record Alternative(Axis axis, int index, double bytesPercent) {}
}
