package io.github.mediastore.bench.settings.report;

import io.github.mediastore.Dimensions;
import io.github.mediastore.bench.settings.measure.Goal;
import io.github.mediastore.bench.settings.measure.Measured;
import io.github.mediastore.bench.settings.measure.Nearness;
import io.github.mediastore.bench.settings.measure.Outcome;
import io.github.mediastore.bench.settings.measure.PictureResult;
import io.github.mediastore.bench.settings.measure.Refusal;
import io.github.mediastore.bench.settings.measure.Setting;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page of figures that nobody measured: what a layout has to stand. */
final class MadeUpReport {

  private MadeUpReport() {}

  /** Returns a page in which settings have these sizes and similarities, in every picture. */
  static String html(
      List<Setting> settings,
      int pictures,
      ToIntFunction<Setting> bytes,
      ToDoubleFunction<Setting> ssim) {
    Dimensions size = new Dimensions(4000, 3000);
    List<Outcome> outcomes =
        settings.stream()
            .map(
                setting ->
                    new Outcome(
                        new Dimensions(1024, 768),
                        bytes.applyAsInt(setting),
                        setting.firstQuality(),
                        setting.lossless(),
                        false,
                        new Nearness(ssim.applyAsDouble(setting), 40),
                        1234.5))
            .toList();
    List<PictureResult> results =
        IntStream.range(0, pictures)
            .mapToObj(i -> new PictureResult(i + ".jpg", "JPEG", 4_000_000, size, outcomes))
            .toList();
    List<Refusal> refusals =
        Stream.of(
                "a/long/path".repeat(20),
                "<b>&amp;".repeat(25),
                "\u05D0\u202E\uD83D\uDE00".repeat(50))
            .map(name -> new Refusal(name + ".heic", "Files of this format: HEIC"))
            .toList();
    Findings findings =
        Findings.of(new Measured(settings, results, refusals, 3), new Goal(10_000, 0.95), false);
    Map<String, Object> tree = FindingsJson.tree(findings, List.of());
    return new Page(findings, new Figures(tree), List.of()).write(Json.write(tree));
  }
}
