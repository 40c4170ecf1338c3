package io.github.mediastore.bench.settings.measure;

import java.util.List;

/**
 * All that was measured.
 *
 * @param settings the settings that were compared
 * @param pictures what they made of each picture
 * @param refusals what the compressor did not take
 * @param rounds how often each compression was timed
 */
public record Measured(
    List<Setting> settings, List<PictureResult> pictures, List<Refusal> refusals, int rounds) {

  /** Returns what a setting made of each picture. */
  List<Outcome> outcomes(int setting) {
    return pictures.stream().map(picture -> picture.outcomes().get(setting)).toList();
  }

  /** Returns the bytes of all uploads that were taken. */
  public long bytesIn() {
    return pictures.stream().mapToLong(PictureResult::bytes).sum();
  }
}
