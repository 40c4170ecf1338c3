package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import java.util.LinkedHashMap;
import java.util.List;
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
        "timeLegend", rowsLegend(),
        "ladderChart", both(ladder, HALF),
        "ladderLegend", ladderLegend(ladder));
  }

  private static String both(Chart chart, int wide) {
    return "<div class=\"wide\">%s</div><div class=\"narrow\">%s</div>"
        .formatted(chart.svg(wide), chart.svg(Chart.NARROW));
  }

  private String sizeLegend() {
    List<Setting> settings = findings.measured().settings();
    Labels labels = new Labels(settings);
    Colours colours = new Colours(settings);
    String sizes =
        settings.stream()
            .collect(Collectors.toMap(Setting::fit, s -> s, (one, same) -> one, LinkedHashMap::new))
            .values()
            .stream()
            .map(s -> key("line " + colours.of(s), Markup.escape(labels.dimension(s))))
            .collect(Collectors.joining());
    return (labels.varies(Setting::fit) ? sizes : "") + weights(settings, labels, colours);
  }

  /** Says what full and empty dots are, where there are both. */
  private static String weights(List<Setting> settings, Labels labels, Colours colours) {
    if (settings.stream().allMatch(colours::isMain)) {
      return "";
    }
    boolean varies = labels.varies(Setting::effort);
    String main = varies ? Labels.effort(settings.get(0)) : "the first of the grid";
    String others =
        varies && !labels.varies(Setting::maxBytes) && !labels.varies(Setting::lossless)
            ? settings.stream()
                .filter(setting -> !colours.isMain(setting))
                .map(Labels::effort)
                .distinct()
                .collect(Collectors.joining(", "))
            : "other settings";
    return key("full", main) + key("empty", others);
  }

  /** Says what the marks before the rows are. */
  private String rowsLegend() {
    boolean isOther =
        !findings.recommended().isDefault()
            && findings.measured().settings().stream().anyMatch(Setting::isDefault);
    String best =
        findings.recommended().isDefault() ? "recommended, today's default" : "recommended";
    return key("marker", best) + (isOther ? key("marker today", "today's default") : "");
  }

  private String ladderLegend(LadderChart chart) {
    return chart.steps().stream()
            .map(step -> key(chart.shade(step), words(step)))
            .collect(Collectors.joining())
        + rowsLegend();
  }

  private static String words(String step) {
    return step.equals("smaller") ? "made smaller to fit" : step;
  }

  private static String key(String style, String text) {
    return "<span><i class=\"key %s\"></i>%s</span>".formatted(style, text);
  }
}
