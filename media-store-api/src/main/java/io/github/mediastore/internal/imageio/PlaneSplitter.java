package io.github.mediastore.internal.imageio;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Plane;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits rows of interleaved samples into planes, premultiplied where there is alpha. */
final class PlaneSplitter {

  private PlaneSplitter() {}

  /**
   * Reads all rows of a frame into the planes of its picture.
   *
   * @param rows the frame
   * @param width the frame's width
   * @param height the frame's height
   * @param placement where it lies
   */
  static Picture split(PixelRows rows, int width, int height, FramePlacement placement) {
    Dimensions size = placement.pictureSize(width, height);
    int colours = rows.colour().components();
    int samples = rows.samplesPerPixel();
    boolean hasAlpha = rows.hasAlpha() || !placement.isCoveredBy(width, height);
    byte[][] planes = new byte[colours + (hasAlpha ? 1 : 0)][Math.toIntExact(size.pixels())];
    int[] row = new int[width * samples];

    int firstX = Math.max(0, -placement.x());
    int endX = Math.min(width, size.width() - placement.x());
    int firstY = Math.max(0, -placement.y());
    int endY = Math.min(height, size.height() - placement.y());
    for (int y = firstY; y < endY; y++) {
      rows.read(y, row);
      int target = (y + placement.y()) * size.width() + placement.x();
      for (int x = firstX; x < endX; x++) {
        int alpha = rows.hasAlpha() ? row[x * samples + colours] : 255;
        for (int colour = 0; colour < colours; colour++) {
          planes[colour][target + x] = (byte) multiply(row[x * samples + colour], alpha);
        }
        if (hasAlpha) {
          planes[colours][target + x] = (byte) alpha;
        }
      }
    }
    List<Plane> all =
        Arrays.stream(planes).map(p -> Plane.of(p, size.width(), size.height())).toList();
    @Nullable Plane alpha = hasAlpha ? all.get(colours) : null;
    return new Picture(rows.colour(), all.subList(0, colours), alpha);
  }

  private static int multiply(int sample, int alpha) {
    return alpha == 255 ? sample : (sample * alpha + 127) / 255;
  }
}
