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
    RGB(3),
    /** Luminance and two chrominances, after JFIF. */
    YCBCR(3),
    /** Amounts of cyan, magenta, yellow and black ink; 0 is none. */
    CMYK(4),
    /** The same four the way Adobe stores them: 255 is no ink. */
    INVERTED_CMYK(4),
    /** Inverted CMYK whose first three are stored as luminance and two chrominances. */
    YCCK(4),
    /** CIELAB under D50: L* from 0 to 100 as 0 to 255, a* and b* with 128 added. */
    LAB(3);

    private final int components;

    Colour(int components) {
      this.components = components;
    }

    /** Returns how many planes it takes. */
    public int components() {
      return components;
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
