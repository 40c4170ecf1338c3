package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What more bytes buy: for each setting the mean size and the similarity that 95 of 100 pictures
 * have at least. A line joins the ladders of otherwise equal settings.
 */
final class SizeChart implements Chart {

  private static final int TOP = 22;
  private static final int LEFT = 46;
  private static final int BOTTOM = 46;

  /** Room for the label of the recommended setting, which lines leave to the left of it. */
  private static final int RECOMMENDED = 70;

  private final Findings findings;
  private final Figures figures;
  private final Labels labels;
  private final Colours colours;

  SizeChart(Findings findings, Figures figures) {
    this.findings = findings;
    this.figures = figures;
    this.labels = new Labels(findings.measured().settings());
    this.colours = new Colours(findings.measured().settings());
  }

  @Override
  public String svg(int width) {
    boolean narrow = width < WIDE;
    int height = narrow ? 300 : 380;
    double bar = findings.goal().minSsim();
    Svg svg = new Svg(width, height, "Size of the results against their similarity");
    Scale x = sizes(narrow, width - (narrow ? 52 : 84));
    Scale y = similarities(bar, height - BOTTOM);
    axes(svg, x, y, width, height, narrow);
    svg.line("goal", LEFT, y.at(bar), x.end(), y.at(bar));
    svg.text("goal-label", "end", x.end() - 4, y.at(bar) - 6, "goal " + bar);
    lines().forEach((line, members) -> line(svg, members, x, y, width));
    return svg.end();
  }

  private Scale sizes(boolean narrow, double end) {
    double most =
        findings.summaries().stream().mapToDouble(s -> s.bytes().mean()).max().orElseThrow();
    double least =
        findings.summaries().stream().mapToDouble(s -> s.bytes().mean()).min().orElseThrow();
    return Scale.around(least > most / 2 ? 0.8 * least : 0, most, narrow ? 4 : 7, LEFT, end);
  }

  private Scale similarities(double bar, double start) {
    double[] all =
        findings.summaries().stream().mapToDouble(s -> s.ssim().percentile(5)).sorted().toArray();
    double least = Math.min(bar, all[0]);
    double most = Math.max(bar, all[all.length - 1]);
    return Scale.around(least, most, 5, start, TOP);
  }

  private static void axes(Svg svg, Scale x, Scale y, int width, int height, boolean narrow) {
    for (double tick : y.ticks(5)) {
      svg.line("grid", LEFT, y.at(tick), x.end(), y.at(tick));
      svg.text("tick", "end", LEFT - 8, y.at(tick) + 4, number(tick));
    }
    for (double tick : x.ticks(narrow ? 4 : 7)) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), height - BOTTOM);
      svg.text("tick", "middle", x.at(tick), height - BOTTOM + 18, Unit.BYTES.text(tick));
    }
    svg.text("axis", "start", 2, 11, "SSIM, 5th percentile");
    svg.text("axis", "end", width - 2, height - 8, "mean size of a result");
  }

  private static String number(double tick) {
    return String.valueOf(Math.round(tick * 1e4) / 1e4);
  }

  /** Groups settings that differ in nothing but the ladder. */
  private Map<Setting, List<Integer>> lines() {
    Map<Setting, List<Integer>> lines = new LinkedHashMap<>();
    List<Setting> settings = findings.measured().settings();
    for (int i = 0; i < settings.size(); i++) {
      Setting s = settings.get(i);
      Setting line = new Setting(s.fit(), List.of(), s.maxBytes(), s.effort(), s.lossless());
      lines.computeIfAbsent(line, key -> new ArrayList<>()).add(i);
    }
    return lines;
  }

  private void line(Svg svg, List<Integer> members, Scale x, Scale y, int width) {
    Setting first = findings.measured().settings().get(members.get(0));
    String colour = colours.of(first);
    double[] points = new double[2 * members.size()];
    double right = 0;
    double rightY = 0;
    for (int i = 0; i < members.size(); i++) {
      points[2 * i] = x.at(size(members.get(i)));
      points[2 * i + 1] = y.at(similarity(members.get(i)));
      if (points[2 * i] > right) {
        right = points[2 * i];
        rightY = points[2 * i + 1];
      }
    }
    svg.polyline(colours.isMain(first) ? "series " + colour : "series other " + colour, points);
    for (int i = 0; i < members.size(); i++) {
      dot(svg, members.get(i), points[2 * i], points[2 * i + 1], width);
    }
    if (colours.isMain(first)) {
      svg.text("name " + colour, "start", right + 10, rightY + 4, labels.dimension(first));
    }
  }

  private void dot(Svg svg, int index, double x, double y, int width) {
    Setting setting = findings.measured().settings().get(index);
    String shape = colours.isMain(setting) ? "dot " : "dot hollow ";
    String title =
        labels.name(setting)
            + ": "
            + figures.text("/settings/" + index + "/bytes/mean", Unit.BYTES)
            + ", SSIM "
            + figures.text("/settings/" + index + "/ssim/p5", Unit.SSIM);
    svg.dot(shape + colours.of(setting), x, y, width < WIDE ? 3.5 : 4.5, title);
    boolean best = index == findings.recommendation().index();
    if (best) {
      svg.dot("ring", x, y, 9, "recommended");
      boolean left = x > RECOMMENDED + LEFT;
      svg.text(
          "ring-label",
          left ? "end" : "start",
          left ? x - 10 : x + 12,
          left ? y - 9 : y + 18,
          quality(setting) + " recommended");
    } else if (colours.isMain(setting) && labels.varies(Setting::qualities)) {
      svg.text("note", "end", x - 7, y - 6, quality(setting));
    }
  }

  private String quality(Setting setting) {
    return labels.ladder(setting).replace("from\u00A0", "");
  }

  private double size(int index) {
    return figures.value("/settings/" + index + "/bytes/mean");
  }

  private double similarity(int index) {
    return figures.value("/settings/" + index + "/ssim/p5");
  }
}
