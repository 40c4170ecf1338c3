package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.image.CompressionSettingsBuilder;
import io.github.mediastore.image.Fit;
import org.jspecify.annotations.Nullable;

/**
 * A rendition that was asked for on the command line.
 *
 * @param name its name
 * @param fit its size and shape
 * @param bytes the most bytes it may have; null for as many to a pixel as the picture itself
 */
public record RenditionOption(String name, Fit fit, @Nullable Integer bytes) {

  /**
   * Adds it to settings.
   *
   * @throws IllegalArgumentException if they refuse it
   */
  public void addTo(CompressionSettingsBuilder settings) {
    if (bytes == null) {
      settings.rendition(name, fit);
    } else {
      settings.rendition(name, fit, bytes);
    }
  }
}
