package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import java.util.List;

/** The top of the page: the setting to take, why, and what it comes to. */
final class SummarySection {

  private static final String PAINTED =
      """
      <strong>These pictures are painted, not yours.</strong> They show what the figures mean, from the
      easiest to the hardest case. Choose by your own photos: add <code>--photos DIR</code>.
      """;

  private final Findings findings;
  private final Figures figures;
  private final String setting;

  SummarySection(Findings findings, Figures figures) {
    this.findings = findings;
    this.figures = figures;
    this.setting = "/settings/" + findings.recommendation().index();
  }

  String headline() {
    Setting best = findings.recommended();
    return "%s, quality from\u00A0%d, %s effort"
        .formatted(
            new Labels(List.of(best)).dimension(best), best.firstQuality(), Labels.effort(best));
  }

  String html() {
    return """
    <p class="lead">%s %s</p>
    %s
    <dl class="tiles">
    %s%s%s%s%s</dl>
    """
        .formatted(
            reason(),
            today(),
            notice(),
            tile("Mean size", "/bytes/mean", Unit.BYTES, "95th percentile", "/bytes/p95"),
            saved(),
            tile("SSIM, 5th percentile", "/ssim/p5", Unit.SSIM, "mean", "/ssim/mean"),
            growth(),
            time());
  }

  private String reason() {
    int others = findings.summaries().size() - 1;
    if (!findings.recommendation().meetsGoal()) {
      return "No setting keeps 95 of 100 pictures at a similarity (SSIM) of %s or more. This one comes nearest, with %s. Try higher qualities, or settle for less with --min-ssim."
          .formatted(
              figures.show("/minSsim", Unit.SSIM), figures.show(setting + "/ssim/p5", Unit.SSIM));
    }
    String among =
        others == 0
            ? "It is the only setting that was tried."
            : "Of the settings that do, it lets the database grow least.";
    return "At least 95 of 100 pictures keep a similarity (SSIM) of %s or more to what they were before encoding. %s"
        .formatted(figures.show("/minSsim", Unit.SSIM), among);
  }

  /** Compares with what the library does without settings. */
  private String today() {
    List<Setting> settings = findings.measured().settings();
    for (int i = 0; i < settings.size(); i++) {
      if (settings.get(i).isDefault()) {
        String today = "/settings/" + i;
        return i == findings.recommendation().index()
            ? "This is today's default."
            : "Today's default, %s, takes %s a picture at %s."
                .formatted(
                    Markup.escape(new Labels(settings).name(settings.get(i))),
                    figures.show(today + "/bytes/mean", Unit.BYTES),
                    figures.show(today + "/ssim/p5", Unit.SSIM));
      }
    }
    return "Today's default is not among the settings that were compared.";
  }

  /** Says what keeps the figures from telling of the uploads to come. */
  private String notice() {
    String notice = (findings.generated() ? PAINTED : "") + (findings.isSmall() ? few() : "");
    return notice.isEmpty() ? "" : "<p class=\"notice\">" + notice + "</p>\n";
  }

  private String few() {
    return """
    <strong>%s %s few.</strong> Below %d the percentiles are the extremes: the 5th is the least of all, the 95th
    the greatest, so that one unusual picture decides.
    """
        .formatted(
            figures.count("/accepted", "picture"),
            figures.value("/accepted") == 1 ? "is" : "are",
            Findings.ENOUGH);
  }

  private String saved() {
    return plainTile(
        "Saved",
        figures.show(setting + "/savedPercent", Unit.PERCENT),
        "of "
            + figures.show("/acceptedBytes", Unit.BYTES)
            + " in "
            + figures.count("/accepted", "upload"));
  }

  private String growth() {
    return plainTile(
        "Database growth",
        figures.show(setting + "/databaseBytes", Unit.BYTES),
        "for " + figures.show("/uploads", Unit.COUNT) + " uploads, tables and indexes");
  }

  private String time() {
    String timing = "/timings/settings/" + findings.recommendation().index();
    return plainTile(
        "Time a picture",
        figures.show(timing + "/mean", Unit.MILLIS),
        "95th percentile " + figures.show(timing + "/p95", Unit.MILLIS));
  }

  private String tile(String name, String figure, Unit unit, String more, String moreFigure) {
    return plainTile(
        name,
        figures.show(setting + figure, unit),
        more + " " + figures.show(setting + moreFigure, unit));
  }

  private static String plainTile(String name, String figure, String more) {
    return "<div class=\"tile\"><dt>%s</dt><dd class=\"big\">%s</dd><dd>%s</dd></div>%n"
        .formatted(name, figure, more);
  }
}
