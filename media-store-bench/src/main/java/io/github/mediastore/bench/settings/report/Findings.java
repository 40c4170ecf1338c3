package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Goal;
import io.github.mediastore.bench.settings.measure.Measured;
import io.github.mediastore.bench.settings.measure.Recommendation;
import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.bench.settings.measure.Summary;
import java.util.List;

/**
 * All that a report tells but for the pictures in it.
 *
 * @param measured what was measured
 * @param goal what a setting is chosen for
 * @param generated whether the pictures were painted, for want of real ones
 * @param summaries one for each setting
 * @param recommendation the setting to take
 */
public record Findings(
    Measured measured,
    Goal goal,
    boolean generated,
    List<Summary> summaries,
    Recommendation recommendation) {

  /** With fewer pictures the 5th and the 95th percentile are the least and the greatest value. */
  static final int ENOUGH = 20;

  /** Draws the conclusions from what was measured. */
  public static Findings of(Measured measured, Goal goal, boolean generated) {
    List<Summary> summaries = Summary.all(measured, goal);
    return new Findings(measured, goal, generated, summaries, Recommendation.of(summaries, goal));
  }

  /** Returns the setting to take. */
  Setting recommended() {
    return best().setting();
  }

  /** Returns the figures of the setting to take. */
  Summary best() {
    return summaries.get(recommendation.index());
  }

  /** Returns whether percentiles are nothing but the extremes. */
  public boolean isSmall() {
    return measured.pictures().size() < ENOUGH;
  }

  /** Returns the recommendation in one line. */
  public String sentence() {
    return "%s: %s, SSIM %s or more for 95 of 100 pictures, %s for %,d uploads"
        .formatted(
            recommendation.meetsGoal() ? "Recommended" : "Nothing meets the goal; nearest",
            recommended().id(),
            Unit.SSIM.text(best().ssim().percentile(5)),
            Unit.BYTES.text((double) best().databaseBytes()),
            goal.uploads());
  }
}
