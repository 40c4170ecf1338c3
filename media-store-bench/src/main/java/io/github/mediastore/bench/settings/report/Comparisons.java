package io.github.mediastore.bench.settings.report;

import io.github.mediastore.Dimensions;
import io.github.mediastore.bench.settings.measure.Nearness;
import io.github.mediastore.bench.settings.measure.Outcome;
import io.github.mediastore.bench.settings.measure.PictureResult;
import io.github.mediastore.bench.settings.measure.Progress;
import io.github.mediastore.bench.settings.measure.Reference;
import io.github.mediastore.bench.settings.measure.Sample;
import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.bench.settings.quality.WebpPictures;
import io.github.mediastore.bench.settings.quality.WorstPart;
import io.github.mediastore.bench.settings.report.Comparison.Rank;
import io.github.mediastore.bench.settings.report.Comparison.Version;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.WebpImageCompressor;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Picks a dozen pictures by their similarity with the recommended setting, and of each the part
 * that suffers most, and encodes them at every quality that is worth comparing.
 */
public final class Comparisons {

  private static final int OF_EACH_RANK = 4;
  private static final int CROP_WIDTH = 208;
  private static final int CROP_HEIGHT = 156;

  private final Findings findings;
  private final Map<Integer, WebpImageCompressor> byQuality;

  private Comparisons(Findings findings) {
    this.findings = findings;
    this.byQuality = compressors(findings);
  }

  /**
   * Makes the comparisons, the worst pictures first.
   *
   * @param samples where the pictures come from
   * @param err is told of the progress
   * @throws IOException if a sample cannot be read any more
   */
  public static List<Comparison> of(Findings findings, List<Sample> samples, PrintWriter err)
      throws IOException {
    Comparisons comparisons = new Comparisons(findings);
    Map<Integer, Rank> picks = pick(order(findings));
    Progress progress = new Progress(err, "Cropping", picks.size());
    List<Comparison> all = new ArrayList<>();
    for (Map.Entry<Integer, Rank> pick : picks.entrySet()) {
      String name = findings.measured().pictures().get(pick.getKey()).name();
      progress.next(name);
      Sample sample = samples.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
      all.add(comparisons.compare(pick.getKey(), pick.getValue(), sample.content().read()));
    }
    progress.done();
    return all;
  }

  /** Returns the pictures by their similarity, the least first. */
  private static List<Integer> order(Findings findings) {
    List<PictureResult> pictures = findings.measured().pictures();
    int setting = findings.recommendation().index();
    return IntStream.range(0, pictures.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                i -> pictures.get(i).outcomes().get(setting).nearness().ssim()))
        .toList();
  }

  /** Returns those at both ends and in the middle; all if there are no more. */
  static Map<Integer, Rank> pick(List<Integer> order) {
    int count = order.size();
    int each = Math.min(OF_EACH_RANK, (count + 2) / 3);
    int middle = Math.max(0, (count - each) / 2);
    Map<Integer, Rank> picks = new LinkedHashMap<>();
    order.stream().limit(each).forEach(i -> picks.put(i, Rank.WORST));
    order.stream().skip(middle).limit(each).forEach(i -> picks.putIfAbsent(i, Rank.MEDIAN));
    order.stream().skip(count - each).forEach(i -> picks.putIfAbsent(i, Rank.BEST));
    return picks;
  }

  /** The recommended ladder, and what other ladders begin with; from the best. */
  private static Map<Integer, WebpImageCompressor> compressors(Findings findings) {
    Setting best = findings.recommended();
    Map<Integer, WebpImageCompressor> compressors = new TreeMap<>(Comparator.reverseOrder());
    Stream.of(
            best.qualities(),
            findings.measured().settings().stream().map(Setting::firstQuality).toList())
        .flatMap(Collection::stream)
        .distinct()
        .forEach(
            quality ->
                compressors.put(
                    quality,
                    WebpImageCompressor.with(
                        new Setting(
                                best.fit(),
                                List.of(quality),
                                Integer.MAX_VALUE,
                                best.effort(),
                                false)
                            .compression())));
    return compressors;
  }

  private Comparison compare(int picture, Rank rank, byte[] upload) throws IOException {
    Map<Integer, CompressedImage> results = new LinkedHashMap<>();
    byQuality.forEach((quality, compressor) -> results.put(quality, compressor.compress(upload)));
    Dimensions size = results.values().iterator().next().receipt().dimensionsOut();
    BufferedImage reference = Reference.of(upload, findings.recommended().fit(), size);
    Rectangle part = worstPart(picture, results, reference);
    List<Version> versions = new ArrayList<>();
    results.forEach(
        (quality, result) -> {
          byte[] file = result.bytes();
          BufferedImage decoded = WebpPictures.decode(file);
          Nearness nearness = Nearness.of(decoded, reference);
          versions.add(new Version(quality, file.length, nearness, Crop.of(decoded, part)));
        });
    return new Comparison(picture, rank, size, part, Crop.of(reference, part), versions);
  }

  /** Looks at the quality that the recommended setting gives the picture. */
  private Rectangle worstPart(
      int picture, Map<Integer, CompressedImage> results, BufferedImage reference) {
    Outcome outcome =
        findings
            .measured()
            .pictures()
            .get(picture)
            .outcomes()
            .get(findings.recommendation().index());
    CompressedImage result = results.get(outcome.quality());
    if (result == null) {
      // It is lossless there, so that any will do.
      result = results.values().iterator().next();
    }
    BufferedImage decoded = WebpPictures.decode(result.bytes());
    return WorstPart.of(decoded, reference, CROP_WIDTH, CROP_HEIGHT);
  }
}
