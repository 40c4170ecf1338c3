package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.image.Fit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays out a chart with a row for each setting, under a heading for each size and shape. */
final class Rows {

  static final int BAR = 14;

  private static final int STEP = 22;
  private static final int HEADING = 30;
  private static final int TOP = 4;

  private final Findings findings;
  private final Labels labels;

  Rows(Findings findings) {
    this.findings = findings;
    this.labels = new Labels(findings.measured().settings());
  }

  /** Draws the bar of a setting. */
  @FunctionalInterface
  interface Bar {

    /**
     * Draws it.
     *
     * @param y its upper edge
     */
    void draw(Svg svg, int setting, double y);
  }

  /** Returns the height of all rows. */
  int height() {
    List<Setting> settings = findings.measured().settings();
    return TOP
        + STEP * settings.size()
        + HEADING * (int) settings.stream().map(Setting::fit).distinct().count();
  }

  /** Returns how wide names are. */
  double nameWidth() {
    int longest =
        findings.measured().settings().stream()
            .mapToInt(s -> labels.withoutDimension(s).length())
            .max()
            .orElseThrow();
    return 26 + 6.9 * longest;
  }

  void draw(Svg svg, Bar bar) {
    double y = TOP;
    @Nullable Fit fit = null;
    for (int i = 0; i < findings.measured().settings().size(); i++) {
      Setting setting = findings.measured().settings().get(i);
      if (!setting.fit().equals(fit)) {
        fit = setting.fit();
        svg.text("heading", "start", 0, y + 19, labels.dimension(setting));
        y += HEADING;
      }
      boolean best = i == findings.recommendation().index();
      if (best) {
        svg.dot("marker", 4, y + BAR / 2.0, 3, "recommended");
      }
      svg.text(
          best ? "row best" : "row", "start", 13, y + BAR - 3, labels.withoutDimension(setting));
      bar.draw(svg, i, y);
      y += STEP;
    }
  }
}
