package io.github.mediastore.bench.settings.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mediastore.bench.settings.measure.Goal;
import io.github.mediastore.bench.settings.measure.Grid;
import io.github.mediastore.bench.settings.measure.Measured;
import io.github.mediastore.bench.settings.measure.Measurement;
import io.github.mediastore.bench.settings.measure.Progress;
import io.github.mediastore.bench.settings.measure.Sample;
import io.github.mediastore.bench.settings.quality.WebpPictures;
import io.github.mediastore.bench.settings.samples.GeneratedSet;
import io.github.mediastore.image.CompressionSettings.Effort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A report of a small grid over small pictures, written once for all tests that look at it. */
final class SmallReport {

  /** A name that means something to every syntax it goes through. */
  static final String EVIL_NAME = "</script><b onclick=\"alert('&')\">\n, \\.png";

  private static final List<Report> WRITTEN = new ArrayList<>();

  private SmallReport() {}

  /** What was written. */
  record Report(String html, String json, String csv, List<String> charts, int stripWidth) {}

  static synchronized Report get(Path folder) throws IOException {
    if (WRITTEN.isEmpty()) {
      WRITTEN.add(write(folder));
    }
    return WRITTEN.get(0);
  }

  static Report write(Path folder) throws IOException {
    List<Sample> samples = new ArrayList<>(GeneratedSet.samples(240));
    Sample last = samples.remove(samples.size() - 1);
    samples.add(new Sample(EVIL_NAME, last.content()));
    samples.add(new Sample("nothing" + EVIL_NAME, () -> new byte[0]));
    Grid grid =
        new Grid(
            List.of(100, 160),
            List.of(List.of(90, 60), List.of(75, 40)),
            List.of(500_000, 3_000),
            List.of(Effort.BALANCED, Effort.FAST),
            List.of(true));
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    Measured measured =
        new Measurement(grid.settings(), 1)
            .run(samples, new Progress(nobody, "Measuring", samples.size()));
    Findings findings = Findings.of(measured, new Goal(2000, 0.9), true);
    ReportFiles files =
        new ReportFiles(
            folder.resolve("r.html"), folder.resolve("r.json"), folder.resolve("r.csv"), folder);
    files.write(findings, Comparisons.of(findings, samples, nobody));
    return new Report(
        Files.readString(folder.resolve("r.html"), UTF_8),
        Files.readString(folder.resolve("r.json"), UTF_8),
        Files.readString(folder.resolve("r.csv"), UTF_8),
        List.of(
            Files.readString(folder.resolve("settings-size.svg"), UTF_8),
            Files.readString(folder.resolve("settings-time.svg"), UTF_8),
            Files.readString(folder.resolve("settings-ladder.svg"), UTF_8)),
        WebpPictures.decode(Files.readAllBytes(folder.resolve("settings-crops.webp"))).getWidth());
  }
}
