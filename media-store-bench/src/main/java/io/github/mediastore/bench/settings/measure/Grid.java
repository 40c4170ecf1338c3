package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.image.CompressionSettings.Effort;
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
    List<Setting> settings = new ArrayList<>();
    for (int dimension : dimensions) {
      for (int limit : limits) {
        for (boolean tried : lossless) {
          for (Effort effort : efforts) {
            for (List<Integer> ladder : ladders) {
              settings.add(new Setting(dimension, ladder, limit, effort, tried));
            }
          }
        }
      }
    }
    return List.copyOf(settings);
  }
}
