package io.github.mediastore.internal.raster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decoded picture as planes, on its way from a decoder to its final size.
 *
 * @param colour what the planes mean
 * @param planes one for each component of the colour; premultiplied if there is alpha
 * @param alpha how opaque each pixel is, or null if all are opaque
 */
public record Picture(Colour colour, List<Plane> planes, @Nullable Plane alpha) {

  /** What the planes of a picture mean. */
  public enum Colour {
    /** One plane from black to white. */
    GREY(1),
    /** Red, green and blue. */
    RGB(3);

    private final int components;

    Colour(int components) {
      this.components = components;
    }
  }

  /**
   * Checks the number of planes.
   *
   * @throws IllegalArgumentException if there are not as many as the colour has components
   */
  public Picture {
    if (planes.size() != colour.components) {
      throw new IllegalArgumentException(planes.size() + " planes are not " + colour);
    }
    planes = List.copyOf(planes);
  }

  /**
   * Resamples the picture to an exact size.
   *
   * @param width pixels in a row of the result
   * @param height rows of the result
   * @return the picture at that size, all planes alike
   */
  public Picture resample(int width, int height) {
    return new Picture(
        colour,
        planes.stream().map(plane -> Resampler.resample(plane, width, height)).toList(),
        alpha == null ? null : Resampler.resample(alpha, width, height));
  }
}
