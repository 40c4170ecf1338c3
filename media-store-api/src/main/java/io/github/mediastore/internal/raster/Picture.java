package io.github.mediastore.internal.raster;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decoded picture, or a part of it, as planes on its way from a decoder to its final size.
 *
 * @param colour what the planes mean
 * @param planes one for each component of the colour; premultiplied if there is alpha
 * @param alpha how opaque each pixel is, or null if all are opaque
 * @param shown what the planes show of the picture in the file
 * @param region the part of the planes that is meant
 */
public record Picture(
    Colour colour, List<Plane> planes, @Nullable Plane alpha, Region shown, Region region) {

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
    Objects.requireNonNull(shown, "shown");
    Objects.requireNonNull(region, "region");
  }

  /** Creates a picture whose planes show all that is in the file. */
  public Picture(Colour colour, List<Plane> planes, @Nullable Plane alpha) {
    this(colour, planes, alpha, Region.WHOLE, Region.WHOLE);
  }

  /** Returns the same planes, which show only a part of the picture in the file. */
  Picture showing(Region shownRegion) {
    return new Picture(colour, planes, alpha, shownRegion, Region.WHOLE);
  }

  /** Returns whether the planes show a part of the picture in the file. */
  public boolean shows(Region part) {
    return shown.contains(part);
  }

  /**
   * Returns a part of the picture in the file, which the planes show.
   *
   * @param part the part, see {@link #shows}
   */
  public Picture part(Region part) {
    return new Picture(colour, planes, alpha, shown, part.within(shown));
  }

  /**
   * Resamples the part that is meant to an exact size.
   *
   * @param width pixels in a row of the result
   * @param height rows of the result
   * @return the part at that size, all planes alike
   */
  public Picture resample(int width, int height) {
    View view = new View(region, width, height);
    return new Picture(
        colour,
        planes.stream().map(plane -> Resampler.resample(plane, view)).toList(),
        alpha == null ? null : Resampler.resample(alpha, view));
  }
}
