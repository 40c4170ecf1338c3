package io.github.mediastore.bench.settings.report;

import io.github.mediastore.bench.settings.measure.Setting;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names settings for people, by no more than tells them apart. */
final class Labels {

  private final List<Setting> settings;
  private final boolean firstQualityTells;

  Labels(List<Setting> settings) {
    this.settings = settings;
    this.firstQualityTells = count(Setting::qualities) == count(Setting::firstQuality);
  }

  /** Returns the full name. */
  String name(Setting setting) {
    return dimension(setting) + ", " + withoutDimension(setting);
  }

  /** Returns the name within settings of one dimension. */
  String withoutDimension(Setting setting) {
    StringBuilder name = new StringBuilder(ladder(setting));
    if (count(Setting::effort) > 1) {
      name.append(", ").append(effort(setting));
    }
    if (count(Setting::maxBytes) > 1) {
      name.append(", ").append(limit(setting));
    }
    if (count(Setting::lossless) > 1) {
      name.append(setting.lossless() ? ", lossless tried" : ", never lossless");
    }
    return name.toString();
  }

  String dimension(Setting setting) {
    return setting.keepsShape()
        ? setting.maxDimension() + "\u00A0px"
        : setting.fit().toString().replace(' ', '\u00A0');
  }

  String ladder(Setting setting) {
    return firstQualityTells ? "from\u00A0" + setting.firstQuality() : steps(setting);
  }

  static String steps(Setting setting) {
    return setting.qualities().stream().map(String::valueOf).collect(Collectors.joining(" · "));
  }

  static String effort(Setting setting) {
    return setting.effort().name().toLowerCase(Locale.ROOT);
  }

  static String limit(Setting setting) {
    return "at\u00A0most\u00A0" + Unit.BYTES.text(setting.maxBytes());
  }

  /** Returns whether the grid has several values of something. */
  boolean varies(Function<Setting, Object> value) {
    return count(value) > 1;
  }

  private long count(Function<Setting, Object> value) {
    return settings.stream().map(value).distinct().count();
  }
}
