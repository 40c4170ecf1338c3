package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.bench.settings.report.LabelPlaces.Box;
import io.github.mediastore.bench.settings.report.LabelPlaces.Place;
import io.github.mediastore.bench.settings.report.SizeLabels.Tick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What more bytes buy: for each setting the mean size and the similarity that 95 of 100 pictures
 * have at least. A line joins the ladders of otherwise equal settings.
 */
final class SizeChart implements Chart {

  private static final int TOP = 22;
  private static final int LEFT = 46;
  private static final int BOTTOM = 46;

  /** Less than this of similarity is no difference to draw: noise would look like a result. */
  private static final double LEAST_SPAN = 0.005;

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
    axes(svg, x, y, new Box(0, 0, width, height), narrow);
    svg.line("goal", LEFT, y.at(bar), x.end(), y.at(bar));
    double radius = narrow ? 3.5 : 4.5;
    lines().values().forEach(members -> line(svg, members, x, y, radius));
    labels(svg, x, y, new Box(LEFT, 15, width - LEFT, height - BOTTOM - 15.0), radius);
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
    return Scale.around(Math.min(least, most - LEAST_SPAN), most, 5, start, TOP);
  }

  private static void axes(Svg svg, Scale x, Scale y, Box all, boolean narrow) {
    List<Tick> ticks = new ArrayList<>();
    for (double tick : y.ticks(5)) {
      svg.line("grid", LEFT, y.at(tick), x.end(), y.at(tick));
      ticks.add(new Tick(number(tick), new Place("end", LEFT - 8, y.at(tick) + 4)));
    }
    double bottom = all.height() - BOTTOM;
    double[] sizes = x.ticks(narrow ? 4 : 7);
    double step = sizes.length < 2 ? sizes[0] : sizes[1] - sizes[0];
    for (double tick : sizes) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), bottom);
      String size = Unit.bytes(tick, step);
      ticks.add(new Tick(size, new Place("middle", x.at(tick), bottom + 18)));
    }
    SizeLabels.ticks(svg, new LabelPlaces(all), ticks);
    svg.text("axis", "start", 2, 11, "SSIM, 5th percentile");
    svg.text("axis", "end", all.width() - 2, all.height() - 8, "mean size of a result");
  }

  private static String number(double tick) {
    return String.valueOf(Math.round(tick * 1e4) / 1e4);
  }

  /** Groups settings that differ in nothing but the ladder. */
  private Map<Setting, List<Integer>> lines() {
    Map<Setting, List<Integer>> lines = new LinkedHashMap<>();
    for (int i = 0; i < findings.summaries().size(); i++) {
      Setting s = setting(i);
      Setting line = new Setting(s.fit(), List.of(), s.maxBytes(), s.effort(), s.lossless());
      lines.computeIfAbsent(line, key -> new ArrayList<>()).add(i);
    }
    return lines;
  }

  private void line(Svg svg, List<Integer> members, Scale x, Scale y, double radius) {
    Setting first = setting(members.get(0));
    String colour = colours.of(first);
    double[] points =
        members.stream()
            .flatMapToDouble(i -> DoubleStream.of(x.at(size(i)), y.at(similarity(i))))
            .toArray();
    svg.polyline(colours.isMain(first) ? "series " + colour : "series other " + colour, points);
    for (int index : members) {
      dot(svg, index, x.at(size(index)), y.at(similarity(index)), radius);
    }
  }

  private void dot(Svg svg, int index, double x, double y, double radius) {
    Setting setting = setting(index);
    String shape = colours.isMain(setting) ? "dot " : "dot hollow ";
    String title =
        labels.name(setting)
            + ": "
            + figures.text("/settings/" + index + "/bytes/mean", Unit.BYTES)
            + ", SSIM "
            + figures.text("/settings/" + index + "/ssim/p5", Unit.SSIM);
    svg.dot(shape + colours.of(setting), x, y, radius, title);
    if (isBest(index)) {
      svg.dot("ring", x, y, 9, "recommended");
    } else if (setting.isDefault()) {
      svg.dot("ring today", x, y, 9, "today's default");
    }
  }

  /** What matters most chooses its place first. */
  private void labels(Svg svg, Scale x, Scale y, Box area, double radius) {
    LabelPlaces places = new LabelPlaces(area);
    SizeLabels all = new SizeLabels(svg, places);
    List<Integer> settings = IntStream.range(0, findings.summaries().size()).boxed().toList();
    settings.forEach(i -> places.avoid(x.at(size(i)), y.at(similarity(i)), radius + 2));
    for (int i : settings) {
      if (isBest(i)) {
        all.marked(quality(i) + " recommended", x.at(size(i)), y.at(similarity(i)));
      }
    }
    for (int i : settings) {
      if (setting(i).isDefault() && isBest(i)) {
        all.markedToo("today's default", x.at(size(i)), y.at(similarity(i)));
      } else if (setting(i).isDefault()) {
        all.marked(quality(i) + " today's default", x.at(size(i)), y.at(similarity(i)));
      }
    }
    double bar = findings.goal().minSsim();
    all.goal("goal " + bar, LEFT, x.end(), y.at(bar));
    List<Integer> main = settings.stream().filter(i -> colours.isMain(setting(i))).toList();
    lines().values().stream()
        .filter(members -> colours.isMain(setting(members.get(0))))
        .forEach(
            members -> {
              int last = Collections.max(members, Comparator.comparingDouble(this::size));
              Setting setting = setting(last);
              String name = labels.dimension(setting);
              all.line(colours.of(setting), name, x.at(size(last)), y.at(similarity(last)));
            });
    if (labels.varies(Setting::qualities)) {
      main.stream()
          .filter(i -> !isBest(i) && !setting(i).isDefault())
          .forEach(i -> all.note(quality(i), x.at(size(i)), y.at(similarity(i))));
    }
  }

  private boolean isBest(int index) {
    return index == findings.recommendation().index();
  }

  private Setting setting(int index) {
    return findings.measured().settings().get(index);
  }

  private String quality(int index) {
    return labels.ladder(setting(index)).replace("from\u00A0", "");
  }

  private double size(int index) {
    return figures.value("/settings/" + index + "/bytes/mean");
  }

  private double similarity(int index) {
    return figures.value("/settings/" + index + "/ssim/p5");
  }
}
