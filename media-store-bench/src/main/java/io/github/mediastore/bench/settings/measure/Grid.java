package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.Fit;
import java.util.ArrayList;
import java.util.List;

/**
 * The values to combine, each list in the order it is reported in.
 *
 * @param dimensions the longer sides
 * @param ladders the quality ladders
 * @param limits the most bytes
 * @param efforts the efforts
 * @param lossless whether lossless is tried for pictures of few colours
 */
public record Grid(
    List<Integer> dimensions,
    List<List<Integer>> ladders,
    List<Integer> limits,
    List<Effort> efforts,
    List<Boolean> lossless) {

  /** Returns every combination, those of one dimension together. */
  public List<Setting> settings() {
    return settings(dimensions.stream().map(Fit::inside).toList());
  }

  /** Returns every combination with sizes and shapes in the place of dimensions. */
  public List<Setting> settings(List<Fit> fits) {
    List<Setting> settings = new ArrayList<>();
    for (Fit fit : fits) {
      for (int limit : limits) {
        for (boolean tried : lossless) {
          for (Effort effort : efforts) {
            for (List<Integer> ladder : ladders) {
              settings.add(new Setting(fit, ladder, limit, effort, tried));
            }
          }
        }
      }
    }
    return List.copyOf(settings);
  }
}
