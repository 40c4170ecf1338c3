package io.github.mediastore.bench.settings.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The charts as files of their own, and the parts of the hardest picture, for documents. */
final class ChartFiles {

  private ChartFiles() {}

  static void write(Path folder, Findings findings, Figures figures, List<Comparison> comparisons)
      throws IOException {
    String style = "<style>" + Markup.resource("chart.css") + "</style>\n</svg>";
    Map<String, Chart> charts =
        Map.of(
            "size", new SizeChart(findings, figures),
            "time", new TimeChart(findings, figures),
            "ladder", new LadderChart(findings));
    for (Map.Entry<String, Chart> chart : charts.entrySet()) {
      String svg = chart.getValue().svg(Chart.WIDE).replace("</svg>", style);
      Files.writeString(folder.resolve("settings-" + chart.getKey() + ".svg"), svg, UTF_8);
    }
    Comparison hardest = comparisons.get(0);
    Files.write(folder.resolve("crop-before.webp"), hardest.reference().file());
    for (Comparison.Version version : hardest.versions()) {
      Files.write(
          folder.resolve("crop-quality-" + version.quality() + ".webp"), version.crop().file());
    }
  }
}
