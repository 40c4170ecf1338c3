package io.github.mediastore.bench.settings.report;

import io.github.mediastore.Dimensions;
import io.github.mediastore.bench.settings.measure.Goal;
import io.github.mediastore.bench.settings.measure.Measured;
import io.github.mediastore.bench.settings.measure.Nearness;
import io.github.mediastore.bench.settings.measure.Outcome;
import io.github.mediastore.bench.settings.measure.PictureResult;
import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettings.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

/**
 * The page of the measurement that {@code docs/choosing-settings.md} tells of, of its default and
 * what differs from it in one thing: its figures were kept, for the photos are not part of the
 * project and take minutes.
 */
final class DocumentedReport {

  private static final List<Integer> DEFAULT = CompressionSettings.defaults().qualities();

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting(1024, List.of(90, 85, 75, 60, 50, 40), 500_000, Effort.BALANCED, false),
          new Setting(1024, DEFAULT, 500_000, Effort.BALANCED, false),
          new Setting(1024, List.of(75, 60, 50, 40), 500_000, Effort.BALANCED, false),
          new Setting(1024, DEFAULT, 500_000, Effort.FAST, false),
          new Setting(1280, DEFAULT, 500_000, Effort.BALANCED, false),
          new Setting(1600, DEFAULT, 500_000, Effort.BALANCED, false));

  private DocumentedReport() {}

  static String html() {
    Findings findings = findings();
    Map<String, Object> tree = FindingsJson.tree(findings, List.of());
    return new Page(findings, new Figures(tree), List.of()).write(Json.write(tree));
  }

  /** Returns the charts that the document shows, by the names of their files. */
  static Map<String, String> charts() {
    Findings findings = findings();
    return ChartFiles.charts(findings, new Figures(FindingsJson.tree(findings, List.of())));
  }

  private static Findings findings() {
    List<String> lines =
        Markup.resource("photos.tsv").lines().filter(line -> !line.startsWith("#")).toList();
    List<String> times = List.of(lines.get(0).split("\t", -1));
    List<PictureResult> pictures = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      pictures.add(picture(i, List.of(lines.get(i).split("\t", -1)), times, lines.size() - 1));
    }
    return Findings.of(
        new Measured(SETTINGS, pictures, List.of(), 3), new Goal(10_000, 0.95), false);
  }

  private static PictureResult picture(int number, List<String> cells, List<String> times, int of) {
    Scanner upload = new Scanner(cells.get(0));
    long bytes = upload.nextLong();
    Dimensions size = new Dimensions(upload.nextInt(), upload.nextInt());
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 1; i < cells.size(); i++) {
      Scanner time = new Scanner(times.get(i));
      double mean = time.nextInt();
      double p95 = time.nextInt();
      // Of 16 the 95th percentile is the greatest; how the others are spread is not shown.
      double millis = number == of ? p95 : (of * mean - p95) / (of - 1);
      outcomes.add(outcome(new Scanner(cells.get(i)), millis));
    }
    return new PictureResult(number + ".jpg", "JPEG", bytes, size, outcomes);
  }

  private static Outcome outcome(Scanner figures, double millis) {
    int bytes = figures.nextInt();
    Dimensions size = new Dimensions(figures.nextInt(), figures.nextInt());
    int quality = figures.nextInt();
    Nearness nearness =
        new Nearness(Double.parseDouble(figures.next()), Double.parseDouble(figures.next()));
    return new Outcome(size, bytes, quality, false, false, nearness, millis);
  }
}
