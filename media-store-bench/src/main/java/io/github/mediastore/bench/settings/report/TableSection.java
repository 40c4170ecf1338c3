package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table with a row for each setting, sorted by whatever column is asked for. */
final class TableSection {

  private static final String SETTING = "/settings/%d";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Size, mean", SETTING + "/bytes/mean", Unit.BYTES),
          new Column("p50", SETTING + "/bytes/p50", Unit.BYTES),
          new Column("p95", SETTING + "/bytes/p95", Unit.BYTES),
          new Column("max", SETTING + "/bytes/max", Unit.BYTES),
          new Column("Saved", SETTING + "/savedPercent", Unit.PERCENT),
          new Column("Database", SETTING + "/databaseBytes", Unit.BYTES),
          new Column("SSIM, mean", SETTING + "/ssim/mean", Unit.SSIM),
          new Column("p5", SETTING + "/ssim/p5", Unit.SSIM),
          new Column("Below goal", SETTING + "/picturesBelowMinSsim", Unit.COUNT),
          new Column("PSNR, mean", SETTING + "/psnr/mean", Unit.DECIBELS),
          new Column("Time, mean", "/timings/settings/%d/mean", Unit.MILLIS),
          new Column("p95", "/timings/settings/%d/p95", Unit.MILLIS));

  private final Findings findings;
  private final Figures figures;
  private final Labels labels;

  TableSection(Findings findings, Figures figures) {
    this.findings = findings;
    this.figures = figures;
    this.labels = new Labels(findings.measured().settings());
  }

  String html() {
    String head =
        COLUMNS.stream()
            .map(column -> "<th scope=\"col\" class=\"n\">%s</th>".formatted(sorter(column.name())))
            .collect(Collectors.joining("\n"));
    String rows =
        IntStream.range(0, findings.summaries().size())
            .mapToObj(this::row)
            .collect(Collectors.joining("\n"));
    String table =
        """
        <table class="sortable" id="settings">
        <thead><tr><th scope="col">%s</th>
        %s</tr></thead>
        <tbody>
        %s
        </tbody>
        </table>
        """
            .formatted(sorter("Setting"), head, rows);
    return Markup.scrollable("Table of all settings", table);
  }

  private static String sorter(String name) {
    return "<button type=\"button\">" + name + "</button>";
  }

  private String row(int index) {
    Setting setting = findings.measured().settings().get(index);
    boolean best = index == findings.recommendation().index();
    String cells =
        COLUMNS.stream()
            .map(
                column ->
                    "<td class=\"n\">%s</td>"
                        .formatted(figures.show(column.pointer().formatted(index), column.unit())))
            .collect(Collectors.joining());
    return "<tr%s><th scope=\"row\" data-order=\"%d\"><b>%s</b> %s%s</th>%s</tr>"
        .formatted(
            best ? " class=\"best\"" : "",
            index,
            labels.dimension(setting),
            Markup.escape(labels.withoutDimension(setting)),
            (best ? " <mark>recommended</mark>" : "")
                + (setting.isDefault() ? " <mark class=\"today\">today's default</mark>" : ""),
            cells);
  }

  /**
   * A column.
   *
   * @param name its heading
   * @param pointer where its figures stand, with a place for the number of the setting
   */
  private record Column(String name, String pointer, Unit unit) {}
}
