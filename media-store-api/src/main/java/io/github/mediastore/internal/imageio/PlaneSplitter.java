package io.github.mediastore.internal.imageio;

import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Plane;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits rows of interleaved samples into planes, premultiplied where there is alpha. */
final class PlaneSplitter {

  private PlaneSplitter() {}

  /** Reads all rows of a picture. */
  static Picture split(PixelRows rows, int width, int height) {
    int samples = rows.samplesPerPixel();
    boolean hasAlpha = rows.hasAlpha();
    int colours = rows.colour().components();
    byte[][] planes = new byte[samples][width * height];
    int[] row = new int[width * samples];
    for (int y = 0; y < height; y++) {
      rows.read(y, row);
      for (int component = 0; component < samples; component++) {
        byte[] plane = planes[component];
        boolean premultiply = hasAlpha && component < colours;
        for (int x = 0, i = component; x < width; x++, i += samples) {
          int sample = row[i];
          if (premultiply) {
            sample = (sample * row[x * samples + colours] + 127) / 255;
          }
          plane[y * width + x] = (byte) sample;
        }
      }
    }
    List<Plane> all = Arrays.stream(planes).map(p -> Plane.of(p, width, height)).toList();
    @Nullable Plane alpha = hasAlpha ? all.get(colours) : null;
    return new Picture(rows.colour(), all.subList(0, colours), alpha);
  }
}
