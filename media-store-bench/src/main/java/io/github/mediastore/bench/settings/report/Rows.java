package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.image.Fit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays out a chart with a row for each setting, under a heading for each size and shape. Names
 * stand before the bars, or above them where they would take more than half of the width.
 */
final class Rows {

  static final int BAR = 14;

  private static final int STEP = 22;
  private static final int HEADING = 30;
  private static final int TOP = 4;
  private static final int MARKER = 13;
  private static final int FONT = 12;
  private static final int LINE = 16;

  private final Findings findings;
  private final Labels labels;
  private final int width;

  Rows(Findings findings, int width) {
    this.findings = findings;
    this.labels = new Labels(findings.measured().settings());
    this.width = width;
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
    int above = settings.stream().mapToInt(setting -> LINE * linesAbove(setting).size()).sum();
    return TOP
        + STEP * settings.size()
        + above
        + HEADING * (int) settings.stream().map(Setting::fit).distinct().count();
  }

  /** Returns where bars begin. */
  double left() {
    return isAbove() ? MARKER : MARKER + 10 + longest();
  }

  private boolean isAbove() {
    return longest() > width / 2.0;
  }

  private double longest() {
    return findings.measured().settings().stream()
        .mapToDouble(setting -> nameWidth(labels.withoutDimension(setting)))
        .max()
        .orElseThrow();
  }

  private static double nameWidth(String name) {
    return new LabelPlaces.Label(name, FONT, true).width();
  }

  /** Breaks the name of a setting between its parts, where it stands above its bar. */
  private List<String> linesAbove(Setting setting) {
    if (!isAbove()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (String part : labels.withoutDimension(setting).split(", ", -1)) {
      String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1) + ", " + part;
      if (!lines.isEmpty() && nameWidth(last) <= width - MARKER) {
        lines.set(lines.size() - 1, last);
      } else {
        lines.add(part);
      }
    }
    return lines;
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
        svg.dot("marker", 4, y + BAR / 2.0, 3.5, "recommended");
      } else if (setting.isDefault()) {
        svg.dot("marker today", 4, y + BAR / 2.0, 3, "today's default");
      }
      String style = best ? "row best" : "row";
      List<String> above = linesAbove(setting);
      List<String> lines = isAbove() ? above : List.of(labels.withoutDimension(setting));
      for (int line = 0; line < lines.size(); line++) {
        svg.text(style, "start", MARKER, y + LINE * line + BAR - 3, lines.get(line));
      }
      y += LINE * above.size();
      bar.draw(svg, i, y);
      y += STEP;
    }
  }
}
