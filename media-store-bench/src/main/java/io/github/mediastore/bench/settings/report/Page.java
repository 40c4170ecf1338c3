package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Refusal;
import io.github.mediastore.bench.settings.measure.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report to look at: one HTML file that needs nothing else, no network least of all. */
final class Page {

  private final Findings findings;
  private final Figures figures;
  private final List<Comparison> comparisons;

  Page(Findings findings, Figures figures, List<Comparison> comparisons) {
    this.findings = findings;
    this.figures = figures;
    this.comparisons = comparisons;
  }

  /**
   * Writes it.
   *
   * @param json the figures, kept in the page for scripts
   */
  String write(String json) {
    Map<String, String> parts = new HashMap<>();
    parts.put("style", Markup.resource("report.css") + Markup.resource("chart.css"));
    parts.put("script", Markup.resource("report.js"));
    parts.put("json", json);
    parts.put("headline", Markup.escape(new SummarySection(findings, figures).headline()));
    parts.put("summary", new SummarySection(findings, figures).html());
    parts.put("alternatives", new AlternativesSection(findings, figures).html());
    parts.put(
        "verdict", findings.recommendation().meetsGoal() ? "recommended" : "nearest to the goal");
    parts.put("settings", settings());
    parts.put("snippet", snippet());
    parts.putAll(new ChartsSection(findings, figures).parts());
    parts.put("table", new TableSection(findings, figures).html());
    parts.put("pictures", new PicturesSection(findings, figures, comparisons).html());
    parts.put("refused", refused());
    parts.putAll(method());
    return Markup.fill(Markup.resource("report.html"), parts);
  }

  private String snippet() {
    String code = Markup.escape(Snippet.of(findings.recommended()));
    return Markup.scrollable("Code with these settings", "<pre><code>" + code + "</code></pre>");
  }

  private String settings() {
    Setting best = findings.recommended();
    String setting = "/settings/" + findings.recommendation().index();
    return term("Longer side", figures.show(setting + "/maxDimension", Unit.PIXELS))
        + term("Qualities", Labels.steps(best))
        + term("At most", figures.show(setting + "/maxBytes", Unit.BYTES))
        + term("Effort", Labels.effort(best))
        + term("Lossless", best.lossless() ? "tried for few colours" : "never");
  }

  private static String term(String name, String value) {
    return "<dt>%s</dt><dd>%s</dd>%n".formatted(name, value);
  }

  private Map<String, String> method() {
    return Map.of(
        "accepted", figures.count("/accepted", "picture"),
        "acceptedBytes", figures.show("/acceptedBytes", Unit.BYTES),
        "uploads", figures.show("/uploads", Unit.COUNT),
        "goal", figures.show("/minSsim", Unit.SSIM),
        "rounds", figures.show("/timings/rounds", Unit.COUNT),
        "jvm", Markup.escape(figures.raw("/timings/jvm")),
        "system", Markup.escape(figures.raw("/timings/system")),
        "processors", figures.show("/timings/processors", Unit.COUNT));
  }

  private String refused() {
    List<Refusal> refusals = findings.measured().refusals();
    if (refusals.isEmpty()) {
      return "";
    }
    return refusals.stream()
        .map(
            refusal ->
                "<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                    .formatted(Markup.name(refusal.name()), Markup.escape(refusal.reason())))
        .collect(
            Collectors.joining(
                "\n",
                """
                <section id="refused" aria-labelledby="refused-title">
                <h2 id="refused-title">Not accepted</h2>
                <p>These files would be refused as uploads, and are in none of the figures.</p>
                <table class="plain files">
                <thead><tr><th scope="col">File</th><th scope="col">Reason</th></tr></thead>
                <tbody>
                """,
                "\n</tbody>\n</table>\n</section>"));
  }
}
