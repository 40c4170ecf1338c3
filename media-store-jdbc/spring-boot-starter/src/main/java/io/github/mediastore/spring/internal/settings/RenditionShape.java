package io.github.mediastore.spring.internal.settings;

import static io.github.mediastore.spring.internal.settings.Setting.made;

import io.github.mediastore.image.Fit;
import io.github.mediastore.spring.internal.settings.CompressorProperties.Rendition;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shape that the properties of a rendition ask for, in one of three ways. */
final class RenditionShape {

  private static final Pattern SIDES = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");

  private RenditionShape() {}

  /**
   * Returns the shape.
   *
   * @throws SettingsException if none is asked for, more than one, or one that cannot be
   */
  static Fit of(String property, Rendition rendition) {
    Integer pixels = rendition.maxDimension();
    String cover = rendition.cover();
    String contain = rendition.contain();
    String inside = property + ".max-dimension";
    if (Stream.of(pixels, cover, contain).filter(RenditionShape::isSet).count() > 1) {
      throw new SettingsException(
          "More than one of %s, .cover and .contain is set".formatted(inside),
          "Leave one of them.",
          null);
    }
    if (cover != null) {
      return made(property + ".cover", cover, sides -> shape(sides, Fit::cover));
    }
    if (contain != null) {
      return made(property + ".contain", contain, sides -> shape(sides, Fit::contain));
    }
    return made(inside, Setting.required(inside, pixels), Fit::inside);
  }

  private static boolean isSet(@Nullable Object value) {
    return value != null;
  }

  private static Fit shape(String sides, BiFunction<Integer, Integer, Fit> kind) {
    Matcher matcher = SIDES.matcher(sides);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a shape is written as 640x360");
    }
    return kind.apply(Integer.valueOf(matcher.group(1)), Integer.valueOf(matcher.group(2)));
  }
}
