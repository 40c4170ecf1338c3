package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import java.util.List;

/**
 * Gives each dimension a colour of the style sheet, and settings beside the main ones less weight.
 */
final class Colours {

  private static final int COLOURS = 5;

  private final List<Integer> dimensions;
  private final Setting first;

  Colours(List<Setting> settings) {
    this.dimensions = settings.stream().map(Setting::maxDimension).distinct().toList();
    this.first = settings.get(0);
  }

  /** Returns the class of a setting's colour. */
  String of(Setting setting) {
    return "c" + dimensions.indexOf(setting.maxDimension()) % COLOURS;
  }

  /** Returns whether a setting has the first effort, limit and so on of the grid. */
  boolean isMain(Setting setting) {
    return setting.effort() == first.effort()
        && setting.maxBytes() == first.maxBytes()
        && setting.lossless() == first.lossless();
  }
}
