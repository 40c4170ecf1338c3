package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.PackedPixels;
import io.github.mediastore.internal.raster.Plane;
import io.github.mediastore.internal.raster.PremultipliedPlanes;
import java.util.List;

/**
 * A decoded PNG: one plane of grey or three of red, green and blue, then one of alpha if it has
 * transparency, the colours being premultiplied.
 *
 * @param planes one to four planes of equal size
 */
public record PngPicture(List<Plane> planes) {

  /** Creates a picture of planes. */
  public PngPicture {
    planes = List.copyOf(planes);
  }

  /** Returns whether there is a plane of alpha. */
  public boolean hasAlpha() {
    return planes.size() % 2 == 0;
  }

  /** Returns whether there is one plane of grey in place of three. */
  public boolean isGrey() {
    return planes.size() < 3;
  }

  /** Returns pixels {@code 0xAARRGGBB}, not premultiplied, row by row. */
  public int[] toPixels() {
    Plane first = planes.get(0);
    Plane last = planes.get(planes.size() - 1);
    return switch (planes.size()) {
      case 1 -> PackedPixels.ofGrey(first);
      case 2 -> new PremultipliedPlanes(last, first, first, first).toPixels();
      case 3 -> PackedPixels.of(first, planes.get(1), last);
      default -> new PremultipliedPlanes(last, first, planes.get(1), planes.get(2)).toPixels();
    };
  }
}
