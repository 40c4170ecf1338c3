package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Outcome;
import io.github.mediastore.bench.settings.measure.PictureResult;
import io.github.mediastore.bench.settings.measure.Recommendation.Alternative;
import io.github.mediastore.bench.settings.measure.Refusal;
import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.bench.settings.measure.Spread;
import io.github.mediastore.bench.settings.measure.Summary;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The report as a tree for {@link Json}. Everything but {@code timings} is the same whenever the
 * same pictures are measured.
 */
final class FindingsJson {

  private static final int FORMAT = 1;

  private FindingsJson() {}

  static Map<String, Object> tree(Findings findings, List<Comparison> comparisons) {
    List<PictureResult> pictures = findings.measured().pictures();
    return object(
        "format", FORMAT,
        "generated", findings.generated(),
        "uploads", findings.goal().uploads(),
        "minSsim", Unit.SSIM.rounded(findings.goal().minSsim()),
        "accepted", pictures.size(),
        "acceptedBytes", findings.measured().bytesIn(),
        "recommendation", recommendation(findings),
        "settings", list(findings.summaries(), FindingsJson::summary),
        "pictures", list(pictures, FindingsJson::picture),
        "refused", list(findings.measured().refusals(), FindingsJson::refusal),
        "comparisons", list(comparisons, c -> comparison(c, pictures.get(c.picture()))),
        "timings", timings(findings));
  }

  private static Map<String, Object> recommendation(Findings findings) {
    return object(
        "setting", findings.recommended().id(),
        "index", findings.recommendation().index(),
        "meetsGoal", findings.recommendation().meetsGoal(),
        "alternatives",
            list(
                findings.recommendation().alternatives(),
                alternative -> alternative(alternative, findings)));
  }

  private static Map<String, Object> alternative(Alternative alternative, Findings findings) {
    return object(
        "axis", alternative.axis().name(),
        "setting", findings.measured().settings().get(alternative.index()).id(),
        "index", alternative.index(),
        "bytesPercent", Unit.CHANGE.rounded(alternative.bytesPercent()));
  }

  private static Map<String, Object> summary(Summary summary) {
    Setting setting = summary.setting();
    return object(
        "id", setting.id(),
        "fit", setting.fit().toString(),
        "maxDimension", setting.maxDimension(),
        "qualities", setting.qualities(),
        "maxBytes", setting.maxBytes(),
        "effort", setting.effort().name(),
        "losslessWhenSmaller", setting.lossless(),
        "default", setting.isDefault(),
        "bytes",
            object(
                "mean", Unit.BYTES.rounded(summary.bytes().mean()),
                "p50", Unit.BYTES.rounded(summary.bytes().percentile(50)),
                "p95", Unit.BYTES.rounded(summary.bytes().percentile(95)),
                "max", Unit.BYTES.rounded(summary.bytes().max())),
        "savedPercent", Unit.PERCENT.rounded(summary.savedPercent()),
        "picturesAtStep", summary.steps(),
        "ssim", nearness(summary.ssim(), Unit.SSIM),
        "psnr", nearness(summary.psnr(), Unit.DECIBELS),
        "picturesBelowMinSsim", summary.belowBar(),
        "databaseBytes", summary.databaseBytes());
  }

  private static Map<String, Object> nearness(Spread spread, Unit unit) {
    return object(
        "mean", unit.rounded(spread.mean()),
        "p5", unit.rounded(spread.percentile(5)),
        "min", unit.rounded(spread.min()));
  }

  private static Map<String, Object> picture(PictureResult picture) {
    return object(
        "name", picture.name(),
        "format", picture.format(),
        "bytes", picture.bytes(),
        "width", picture.dimensions().width(),
        "height", picture.dimensions().height(),
        "results", list(picture.outcomes(), FindingsJson::outcome));
  }

  private static Map<String, Object> outcome(Outcome outcome) {
    return object(
        "bytes", outcome.bytes(),
        "width", outcome.dimensions().width(),
        "height", outcome.dimensions().height(),
        "step", outcome.step(),
        "quality", outcome.quality(),
        "ssim", Unit.SSIM.rounded(outcome.nearness().ssim()),
        "psnr", Unit.DECIBELS.rounded(outcome.nearness().psnr()));
  }

  private static Map<String, Object> refusal(Refusal refusal) {
    return object("name", refusal.name(), "reason", refusal.reason());
  }

  private static Map<String, Object> comparison(Comparison comparison, PictureResult picture) {
    return object(
        "picture", picture.name(),
        "index", comparison.picture(),
        "rank", comparison.rank().name(),
        "width", comparison.size().width(),
        "height", comparison.size().height(),
        "crop",
            List.of(
                comparison.crop().x,
                comparison.crop().y,
                comparison.crop().width,
                comparison.crop().height),
        "versions",
            list(
                comparison.versions(),
                version ->
                    object(
                        "quality", version.quality(),
                        "bytes", version.bytes(),
                        "ssim", Unit.SSIM.rounded(version.nearness().ssim()),
                        "psnr", Unit.DECIBELS.rounded(version.nearness().psnr()))));
  }

  private static Map<String, Object> timings(Findings findings) {
    return object(
        "jvm", System.getProperty("java.vm.name") + " " + Runtime.version(),
        "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        "processors", Runtime.getRuntime().availableProcessors(),
        "rounds", findings.measured().rounds(),
        "settings",
            list(
                findings.summaries(),
                summary ->
                    object(
                        "id", summary.setting().id(),
                        "mean", Unit.MILLIS.rounded(summary.millis().mean()),
                        "p95", Unit.MILLIS.rounded(summary.millis().percentile(95)))));
  }

  private static <T> List<Object> list(Collection<T> values, Function<T, Object> toTree) {
    return values.stream().map(toTree).toList();
  }

  private static Map<String, Object> object(Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put((String) members[i], members[i + 1]);
    }
    return object;
  }
}
