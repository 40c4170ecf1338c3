package io.github.mediastore.bench.settings.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mediastore.bench.settings.quality.WebpPictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The charts as files of their own, and a strip of crops of the hardest picture, for documents. */
final class ChartFiles {

  private static final int GAP = 8;

  private ChartFiles() {}

  static void write(Path folder, Findings findings, Figures figures, List<Comparison> comparisons)
      throws IOException {
    for (Map.Entry<String, String> chart : charts(findings, figures).entrySet()) {
      Files.writeString(folder.resolve(chart.getKey()), chart.getValue(), UTF_8);
    }
    Files.write(
        folder.resolve("settings-crops.webp"),
        WebpPictures.encodeLossless(strip(findings, comparisons.get(0))));
  }

  /** Returns the charts by the names of their files. */
  static Map<String, String> charts(Findings findings, Figures figures) {
    Map<String, String> files = new TreeMap<>();
    String style = "<style>" + Markup.resource("chart.css") + "</style>\n</svg>";
    Map<String, Chart> charts =
        Map.of(
            "size", new SizeChart(findings, figures),
            "time", new TimeChart(findings, figures),
            "ladder", new LadderChart(findings));
    for (Map.Entry<String, Chart> chart : charts.entrySet()) {
      String svg = chart.getValue().svg(Chart.WIDE).replace("</svg>", style);
      files.put("settings-" + chart.getKey() + ".svg", svg);
    }
    return files;
  }

  /**
   * Before encoding, and at the qualities of the recommended ladder: the first two and the last.
   */
  private static BufferedImage strip(Findings findings, Comparison comparison) {
    List<Integer> ladder = findings.recommended().qualities();
    List<BufferedImage> crops =
        Stream.concat(
                Stream.of(comparison.reference()),
                comparison.versions().stream()
                    .filter(
                        version -> {
                          int step = ladder.indexOf(version.quality());
                          return step == 0 || step == 1 || step == ladder.size() - 1;
                        })
                    .map(Comparison.Version::crop))
            .map(crop -> WebpPictures.decode(crop.file()))
            .toList();
    int step = comparison.crop().width + GAP;
    BufferedImage strip =
        new BufferedImage(
            step * crops.size() - GAP, comparison.crop().height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < crops.size(); i++) {
      strip.createGraphics().drawImage(crops.get(i), i * step, 0, null);
    }
    return strip;
  }
}
