package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Summary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where pictures end on the ladder: for each setting a bar that is parted by the steps. */
final class LadderChart implements Chart {

  private static final int ROOM_FOR_STEP = 26;

  /** So many shades the style sheet has for qualities, the best first. */
  private static final int SHADES = 8;

  private final Findings findings;
  private final List<String> qualities;

  LadderChart(Findings findings) {
    this.findings = findings;
    this.qualities =
        findings.measured().settings().stream()
            .flatMap(setting -> setting.qualities().stream())
            .distinct()
            .sorted((one, other) -> Integer.compare(other, one))
            .map(String::valueOf)
            .toList();
  }

  @Override
  public String svg(int width) {
    Rows rows = new Rows(findings, width);
    Scale x = new Scale(0, findings.measured().pictures().size(), rows.left(), width - 1);
    Svg svg = new Svg(width, rows.height(), "Share of the pictures at each step of the ladder");
    rows.draw(svg, (to, setting, y) -> bar(to, findings.summaries().get(setting), x, y));
    return svg.end();
  }

  /** Returns the steps that pictures ended at, in the order of the bars. */
  Set<String> steps() {
    Set<String> steps = new LinkedHashSet<>();
    for (String step : order()) {
      if (findings.summaries().stream().anyMatch(s -> s.steps().getOrDefault(step, 0) > 0)) {
        steps.add(step);
      }
    }
    return steps;
  }

  /** Returns the class of a step's colour. */
  String shade(String step) {
    return qualities.contains(step)
        ? "q" + Math.min(SHADES - 1, qualities.indexOf(step))
        : "step-" + step;
  }

  private List<String> order() {
    List<String> order = new ArrayList<>(List.of("lossless"));
    order.addAll(qualities);
    order.add("smaller");
    return order;
  }

  private void bar(Svg svg, Summary summary, Scale x, double y) {
    Map<String, Integer> steps = summary.steps();
    int before = 0;
    for (String step : order()) {
      int count = steps.getOrDefault(step, 0);
      if (count > 0) {
        double left = x.at(before);
        double width = x.at(before + count) - left;
        svg.bar(
            "part " + shade(step), left, y, Math.max(1, width - 1), Rows.BAR, step + ": " + count);
        if (width >= ROOM_FOR_STEP + 7 * Math.max(0, step.length() - 2)) {
          svg.text("in " + shade(step), "middle", left + width / 2, y + Rows.BAR - 3, step);
        }
        before += count;
      }
    }
  }
}
