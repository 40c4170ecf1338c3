package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.Fit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One point of the grid: the settings of the compressor that are compared.
 *
 * @param fit the size and shape
 * @param qualities the quality ladder
 * @param maxBytes the limit that every result keeps
 * @param effort how hard the encoder tries
 * @param lossless whether lossless is tried for pictures of few colours
 */
public record Setting(
    Fit fit, List<Integer> qualities, int maxBytes, Effort effort, boolean lossless) {

  /** Makes a setting of the pictures' own shape. */
  public Setting(
      int maxDimension, List<Integer> qualities, int maxBytes, Effort effort, boolean lossless) {
    this(Fit.inside(maxDimension), qualities, maxBytes, effort, lossless);
  }

  /** Returns the most pixels of the longer side. */
  public int maxDimension() {
    return fit.longerSide();
  }

  /** Returns whether pictures keep their own shape. */
  public boolean keepsShape() {
    return fit.kind() == Fit.Kind.INSIDE;
  }

  /** Returns a name for scripts, such as {@code 1024px-85.75.60.50.40-500000b-balanced}. */
  public String id() {
    return "%s-%s-%db-%s%s"
        .formatted(
            keepsShape() ? maxDimension() + "px" : fit.toString().replace(" ", ""),
            qualities.stream().map(String::valueOf).collect(Collectors.joining(".")),
            maxBytes,
            effort.name().toLowerCase(Locale.ROOT),
            lossless ? "-lossless" : "");
  }

  /** Returns the quality that is tried first. */
  public int firstQuality() {
    return qualities.get(0);
  }

  /** Returns whether a compressor that is made without settings does the same. */
  public boolean isDefault() {
    CompressionSettings defaults = CompressionSettings.defaults();
    return fit.equals(defaults.fit())
        && qualities.equals(defaults.qualities())
        && maxBytes == defaults.maxBytes()
        && effort == defaults.effort()
        && lossless == defaults.losslessWhenSmaller();
  }

  /**
   * Returns the compressor's settings, its defaults where the grid has no say.
   *
   * @throws IllegalArgumentException if the compressor does not take a value
   */
  public CompressionSettings compression() {
    return CompressionSettings.builder()
        .fit(fit)
        .qualities(qualities.stream().mapToInt(Integer::intValue).toArray())
        .maxBytes(maxBytes)
        .effort(effort)
        .losslessWhenSmaller(lossless)
        .build();
  }
}
