package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Recommendation.Alternative;
import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.image.CompressionSettings.Effort;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What another choice would cost or bring, one thing at a time. */
final class AlternativesSection {

  private final Findings findings;
  private final Figures figures;
  private final Labels labels;
  private final Setting best;

  AlternativesSection(Findings findings, Figures figures) {
    this.findings = findings;
    this.figures = figures;
    this.labels = new Labels(findings.measured().settings());
    this.best = findings.recommended();
  }

  String html() {
    List<Alternative> alternatives = findings.recommendation().alternatives();
    if (alternatives.isEmpty()) {
      return "<p>The grid has no other setting to compare it with.</p>";
    }
    String table =
        IntStream.range(0, alternatives.size())
            .mapToObj(i -> row(i, alternatives.get(i)))
            .collect(
                Collectors.joining(
                    "",
                    """
                    <table class="plain alternatives">
                    <thead><tr><th scope="col">Instead</th><th scope="col" class="n">Bytes</th>
                    <th scope="col" class="n">Database</th><th scope="col" class="n">SSIM p5</th>
                    <th scope="col" class="n">Time</th></tr></thead>
                    <tbody>
                    """,
                    "</tbody>\n</table>"));
    return Markup.scrollable("Table of alternatives", table);
  }

  private String row(int number, Alternative alternative) {
    String setting = "/settings/" + alternative.index();
    return """
    <tr><th scope="row">%s<small>%s</small></th><td class="n">%s</td><td class="n">%s</td>
    <td class="n">%s</td><td class="n">%s</td></tr>
    """
        .formatted(
            Markup.escape(name(alternative)),
            remark(alternative),
            figures.show("/recommendation/alternatives/" + number + "/bytesPercent", Unit.CHANGE),
            figures.show(setting + "/databaseBytes", Unit.BYTES),
            figures.show(setting + "/ssim/p5", Unit.SSIM),
            figures.show("/timings/settings/" + alternative.index() + "/mean", Unit.MILLIS));
  }

  private String name(Alternative alternative) {
    Setting other = findings.measured().settings().get(alternative.index());
    return switch (alternative.axis()) {
      case DIMENSION ->
          other.qualities().equals(best.qualities()) && other.effort() == best.effort()
              ? labels.dimension(other)
              : labels.name(other);
      case LADDER -> "quality " + labels.ladder(other);
      case LIMIT -> Labels.limit(other);
      case EFFORT -> Labels.effort(other) + " effort";
      case LOSSLESS -> other.lossless() ? "lossless tried too" : "never lossless";
    };
  }

  private String remark(Alternative alternative) {
    Setting other = findings.measured().settings().get(alternative.index());
    boolean larger = alternative.bytesPercent() > 0;
    String gist =
        switch (alternative.axis()) {
          case DIMENSION ->
              !other.keepsShape() || !best.keepsShape()
                  ? "another shape"
                  : other.maxDimension() > best.maxDimension()
                      ? "more detail where pages show pictures larger"
                      : "less detail";
          case LADDER -> larger ? "nearer to the original" : "smaller, less near";
          case LIMIT -> larger ? "large pictures keep more" : "large pictures give up more";
          case EFFORT -> effort(other.effort());
          case LOSSLESS -> "for logos and screenshots";
        };
    boolean misses =
        findings.summaries().get(alternative.index()).ssim().percentile(5)
            < findings.goal().minSsim();
    if (other.isDefault()) {
      gist = "today's default; " + gist;
    }
    return misses && findings.recommendation().meetsGoal()
        ? gist
            + "; <em>below the goal for "
            + figures.show("/settings/" + alternative.index() + "/picturesBelowMinSsim", Unit.COUNT)
            + " of "
            + figures.show("/accepted", Unit.COUNT)
            + "</em>"
        : gist;
  }

  private String effort(Effort other) {
    return other.compareTo(best.effort()) < 0
        ? "quicker, less well packed"
        : "better packed, slower";
  }
}
