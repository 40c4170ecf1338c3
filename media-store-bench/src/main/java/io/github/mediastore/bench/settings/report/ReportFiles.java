package io.github.mediastore.bench.settings.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the report goes.
 *
 * @param html the page
 * @param json all figures, or null if nobody wants them
 * @param csv a line for each setting, or null
 * @param charts a folder for the charts as files of their own, or null
 */
public record ReportFiles(
    Path html, @Nullable Path json, @Nullable Path csv, @Nullable Path charts) {

  /**
   * Writes them all.
   *
   * @throws IOException if one cannot be written
   */
  public void write(Findings findings, List<Comparison> comparisons) throws IOException {
    Map<String, Object> tree = FindingsJson.tree(findings, comparisons);
    Figures figures = new Figures(tree);
    String text = Json.write(tree);
    if (json != null) {
      Files.writeString(json, text, UTF_8);
    }
    if (csv != null) {
      Files.writeString(csv, FindingsCsv.write(findings, figures), UTF_8);
    }
    if (charts != null) {
      ChartFiles.write(charts, findings, figures, comparisons);
    }
    Files.writeString(html, new Page(findings, figures, comparisons).write(text), UTF_8);
  }
}
