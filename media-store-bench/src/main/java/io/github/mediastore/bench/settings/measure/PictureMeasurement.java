package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.CompressionReceipt;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.WebpImageCompressor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes one picture after the other through all settings. Not for several threads. */
final class PictureMeasurement {

  private final Map<Setting, WebpImageCompressor> compressors = new LinkedHashMap<>();
  private final int rounds;

  PictureMeasurement(List<Setting> settings, int rounds) {
    settings.forEach(s -> compressors.put(s, WebpImageCompressor.with(s.compression())));
    this.rounds = rounds;
  }

  /**
   * Measures an upload.
   *
   * @param name what the report calls it
   * @param upload its bytes
   * @throws IOException if it was taken before and now is not
   * @throws io.github.mediastore.MediaException if the compressor refuses it
   */
  PictureResult measure(String name, byte[] upload) throws IOException {
    List<Run> runs = new ArrayList<>();
    List<Run> bySetting = new ArrayList<>();
    for (Map.Entry<Setting, WebpImageCompressor> entry : compressors.entrySet()) {
      bySetting.add(runFor(entry.getKey(), entry.getValue(), upload, runs));
    }
    // In turn, so that a slow moment of the machine does not hit one setting alone.
    for (int round = 0; round < rounds; round++) {
      runs.forEach(Run::time);
    }
    Map<Run, Outcome> outcomes = outcomes(runs, upload);
    CompressionReceipt receipt = runs.get(0).receipt();
    return new PictureResult(
        name,
        receipt.format(),
        receipt.bytesIn(),
        receipt.dimensionsIn(),
        bySetting.stream().map(run -> found(outcomes, run)).toList());
  }

  private Run runFor(
      Setting setting, WebpImageCompressor compressor, byte[] upload, List<Run> runs) {
    for (Run run : runs) {
      if (run.serves(setting)) {
        return run;
      }
    }
    Run run = new Run(setting, compressor, upload, rounds);
    runs.add(run);
    return run;
  }

  private static Map<Run, Outcome> outcomes(List<Run> runs, byte[] upload) throws IOException {
    Map<ReferenceKey, BufferedImage> references = new HashMap<>();
    Map<Run, Outcome> outcomes = new HashMap<>();
    for (Run run : runs) {
      Dimensions size = run.receipt().dimensionsOut();
      ReferenceKey key = new ReferenceKey(run.setting().fit(), size);
      BufferedImage reference = references.get(key);
      if (reference == null) {
        reference = Reference.of(upload, key.fit(), size);
        references.put(key, reference);
      }
      Nearness nearness = Nearness.of(run.file(), reference);
      outcomes.put(run, Outcome.of(run.receipt(), nearness, run.medianMillis()));
    }
    return outcomes;
  }

  private static Outcome found(Map<Run, Outcome> outcomes, Run run) {
    Outcome outcome = outcomes.get(run);
    if (outcome == null) {
      throw new IllegalStateException("A run has no outcome");
    }
    return outcome;
  }

  /** What makes two references the same picture. */
  private record ReferenceKey(Fit fit, Dimensions size) {}
}
