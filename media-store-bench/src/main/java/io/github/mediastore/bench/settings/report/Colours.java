package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import io.github.mediastore.image.Fit;
import java.util.List;

/**
 * Gives each dimension a colour of the style sheet, and settings beside the main ones less weight.
 */
final class Colours {

  private static final int COLOURS = 5;

  private final List<Fit> fits;
  private final Setting first;

  Colours(List<Setting> settings) {
    this.fits = settings.stream().map(Setting::fit).distinct().toList();
    this.first = settings.get(0);
  }

  /** Returns the class of a setting's colour. */
  String of(Setting setting) {
    return "c" + fits.indexOf(setting.fit()) % COLOURS;
  }

  /** Returns whether a setting has the first effort, limit and so on of the grid. */
  boolean isMain(Setting setting) {
    return setting.effort() == first.effort()
        && setting.maxBytes() == first.maxBytes()
        && setting.lossless() == first.lossless();
  }
}
