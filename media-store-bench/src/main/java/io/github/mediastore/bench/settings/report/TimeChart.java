package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;

/** How long a picture takes with each setting: the mean as a bar, the 95th percentile as a tick. */
final class TimeChart implements Chart {

  /** Room for the figures, which stand in a column of their own. */
  private static final int FIGURE = 62;

  private final Findings findings;
  private final Figures figures;
  private final Colours colours;

  TimeChart(Findings findings, Figures figures) {
    this.findings = findings;
    this.figures = figures;
    this.colours = new Colours(findings.measured().settings());
  }

  @Override
  public String svg(int width) {
    Rows rows = new Rows(findings, width);
    double most =
        findings.summaries().stream()
            .mapToDouble(s -> s.millis().percentile(95))
            .max()
            .orElseThrow();
    double left = rows.left();
    Scale x = new Scale(0, most, left, width - FIGURE - 2);
    Svg svg = new Svg(width, rows.height(), "Milliseconds a picture takes with each setting");
    rows.draw(svg, (to, setting, y) -> bar(to, setting, x, y));
    return svg.end();
  }

  private void bar(Svg svg, int index, Scale x, double y) {
    Setting setting = findings.measured().settings().get(index);
    String mean = "/timings/settings/" + index + "/mean";
    String high = "/timings/settings/" + index + "/p95";
    double end = x.at(figures.value(mean));
    double tick = x.at(figures.value(high));
    String weight = colours.isMain(setting) ? "" : "other ";
    svg.line("whisker", end, y + Rows.BAR / 2.0, tick, y + Rows.BAR / 2.0);
    svg.bar(
        "bar " + weight + colours.of(setting),
        x.start(),
        y,
        Math.max(1, end - x.start()),
        Rows.BAR,
        "95th percentile " + figures.text(high, Unit.MILLIS));
    svg.line("whisker", tick, y + 3, tick, y + Rows.BAR - 3);
    svg.figure("figure", x.end() + FIGURE, y + Rows.BAR - 3, mean, Unit.MILLIS, figures);
  }
}
