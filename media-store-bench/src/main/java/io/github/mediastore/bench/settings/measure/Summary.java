package io.github.mediastore.bench.settings.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a setting does to the whole collection.
 *
 * @param setting the setting
 * @param bytes of the results
 * @param savedPercent of all bytes that were uploaded
 * @param steps how many pictures end at each step, the qualities of the ladder first
 * @param ssim of the results
 * @param psnr of the results in decibels
 * @param belowBar how many pictures have less similarity than is asked for
 * @param databaseBytes what a database grows by for the uploads asked for
 * @param millis median times of the pictures
 */
public record Summary(
    Setting setting,
    Spread bytes,
    double savedPercent,
    Map<String, Integer> steps,
    Spread ssim,
    Spread psnr,
    int belowBar,
    long databaseBytes,
    Spread millis) {

  /** Sums up every setting. */
  public static List<Summary> all(Measured measured, Goal goal) {
    return IntStream.range(0, measured.settings().size())
        .mapToObj(i -> of(measured, i, goal))
        .toList();
  }

  private static Summary of(Measured measured, int index, Goal goal) {
    Setting setting = measured.settings().get(index);
    List<Outcome> outcomes = measured.outcomes(index);
    long out = outcomes.stream().mapToLong(Outcome::bytes).sum();
    double growth =
        outcomes.stream().mapToDouble(o -> DatabaseGrowth.bytes(o.bytes())).average().orElseThrow();
    return new Summary(
        setting,
        spread(outcomes, Outcome::bytes),
        100.0 * (measured.bytesIn() - out) / measured.bytesIn(),
        steps(setting, outcomes),
        spread(outcomes, o -> o.nearness().ssim()),
        spread(outcomes, o -> o.nearness().psnr()),
        (int) outcomes.stream().filter(o -> o.nearness().ssim() < goal.minSsim()).count(),
        Math.round(growth * goal.uploads()),
        spread(outcomes, Outcome::millis));
  }

  private static Spread spread(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
    return new Spread(outcomes.stream().mapToDouble(figure).toArray());
  }

  private static Map<String, Integer> steps(Setting setting, List<Outcome> outcomes) {
    Map<String, Integer> steps = new LinkedHashMap<>();
    if (setting.lossless()) {
      steps.put("lossless", 0);
    }
    setting.qualities().forEach(quality -> steps.put(quality.toString(), 0));
    steps.put("smaller", 0);
    outcomes.forEach(outcome -> steps.merge(outcome.step(), 1, Integer::sum));
    return steps;
  }
}
