package io.github.mediastore.spring.internal.settings;

import static io.github.mediastore.spring.internal.settings.Setting.made;
import static io.github.mediastore.spring.internal.settings.Setting.set;

import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettingsBuilder;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.Focus;
import io.github.mediastore.spring.internal.settings.CompressorProperties.FocusKind;
import io.github.mediastore.spring.internal.settings.CompressorProperties.Rendition;
import org.springframework.util.unit.DataSize;

/** Makes the compressor's settings of its properties. */
public final class CompressorSettings {

  private static final String PREFIX = "media-store.compressor.";

  private CompressorSettings() {}

  /**
   * Returns the settings.
   *
   * @throws SettingsException if a property cannot be as it is
   */
  public static CompressionSettings of(CompressorProperties properties) {
    CompressionSettingsBuilder builder = CompressionSettings.builder();
    set(PREFIX + "max-dimension", properties.maxDimension(), builder::maxDimension);
    set(PREFIX + "max-bytes", properties.maxBytes(), size -> builder.maxBytes(bytes(size)));
    set(
        PREFIX + "qualities",
        properties.qualities(),
        steps -> builder.qualities(steps.stream().mapToInt(Integer::intValue).toArray()));
    set(PREFIX + "keep-alpha", properties.keepAlpha(), builder::keepAlpha);
    set(PREFIX + "matte", properties.matte(), colour -> builder.matte(rgb(colour)));
    set(
        PREFIX + "lossless-when-smaller",
        properties.losslessWhenSmaller(),
        builder::losslessWhenSmaller);
    set(PREFIX + "effort", properties.effort(), builder::effort);
    set(
        PREFIX + "max-input-size",
        properties.maxInputSize(),
        size -> builder.maxInputBytes(bytes(size)));
    set(PREFIX + "max-input-pixels", properties.maxInputPixels(), builder::maxInputPixels);
    set(PREFIX + "max-input-side", properties.maxInputSide(), builder::maxInputSide);
    set(PREFIX + "accept-truncated", properties.acceptTruncated(), builder::acceptTruncated);
    set(PREFIX + "admission-timeout", properties.admissionTimeout(), builder::admissionTimeout);
    set(
        PREFIX + "focus",
        properties.focus(),
        kind -> builder.focus(kind == FocusKind.ATTENTION ? Focus.ATTENTION : Focus.CENTRE));
    properties.renditions().forEach((name, rendition) -> add(builder, name, rendition));
    return made(PREFIX + "renditions", properties.renditions(), names -> builder.build());
  }

  private static void add(CompressionSettingsBuilder builder, String name, Rendition rendition) {
    String property = PREFIX + "renditions." + name;
    Fit fit = RenditionShape.of(property, rendition);
    DataSize limit = rendition.maxBytes();
    set(
        property,
        rendition,
        given -> {
          if (limit == null) {
            builder.rendition(name, fit);
          } else {
            builder.rendition(name, fit, bytes(limit));
          }
        });
  }

  private static int bytes(DataSize size) {
    return Math.toIntExact(size.toBytes());
  }

  private static int rgb(String colour) {
    if (!colour.matches("#?[0-9A-Fa-f]{6}")) {
      throw new IllegalArgumentException("a colour is written as #RRGGBB");
    }
    return Integer.parseInt(colour.replace("#", ""), 16);
  }
}
