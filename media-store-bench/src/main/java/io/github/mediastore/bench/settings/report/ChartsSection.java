package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import java.util.Map;
import java.util.stream.Collectors;

/** The charts of the page, each for a desk and for a phone, and their legends. */
final class ChartsSection {

  /** Two charts stand beside each other. */
  private static final int HALF = 480;

  private final Findings findings;
  private final Figures figures;

  ChartsSection(Findings findings, Figures figures) {
    this.findings = findings;
    this.figures = figures;
  }

  Map<String, String> parts() {
    LadderChart ladder = new LadderChart(findings);
    return Map.of(
        "sizeChart", both(new SizeChart(findings, figures), Chart.WIDE + 300),
        "sizeLegend", sizeLegend(),
        "timeChart", both(new TimeChart(findings, figures), HALF),
        "ladderChart", both(ladder, HALF),
        "ladderLegend", ladderLegend(ladder));
  }

  private static String both(Chart chart, int wide) {
    return "<div class=\"wide\">%s</div><div class=\"narrow\">%s</div>"
        .formatted(chart.svg(wide), chart.svg(Chart.NARROW));
  }

  private String sizeLegend() {
    Labels labels = new Labels(findings.measured().settings());
    Setting first = findings.measured().settings().get(0);
    Colours colours = new Colours(findings.measured().settings());
    if (findings.measured().settings().stream().allMatch(colours::isMain)) {
      return "";
    }
    String main = labels.varies(Setting::effort) ? Labels.effort(first) : "the first of the grid";
    String others =
        labels.varies(Setting::effort)
                && !labels.varies(Setting::maxBytes)
                && !labels.varies(Setting::lossless)
            ? findings.measured().settings().stream()
                .filter(setting -> !colours.isMain(setting))
                .map(Labels::effort)
                .distinct()
                .collect(Collectors.joining(", "))
            : "other settings";
    return key("<i class=\"key full\"></i>", main) + key("<i class=\"key empty\"></i>", others);
  }

  private static String ladderLegend(LadderChart chart) {
    return chart.steps().stream()
        .map(step -> key("<i class=\"key " + chart.shade(step) + "\"></i>", words(step)))
        .collect(Collectors.joining());
  }

  private static String words(String step) {
    return step.equals("smaller") ? "made smaller to fit" : step;
  }

  private static String key(String mark, String text) {
    return "<span>" + mark + text + "</span>";
  }
}
