package io.github.mediastore.internal.raster;

import java.util.Arrays;

/**
 * Scales a plane to an exact size with a separable Lanczos filter of three lobes.
 *
 * <p>Samples are taken as they are, gamma-encoded: the result is what libvips, sharp, Pillow and
 * libjpeg would give, not an average of light. Planes of any span are placed exactly; a coarser
 * plane (subsampled chroma) is assumed centred on the samples it stands for, as JFIF has it, and
 * may be enlarged.
 *
 * <p>Works block by block: a {@link VerticalPass} fills a {@link Strip} of columns, a {@link
 * HorizontalPass} empties it. Beside the result it takes less than a megabyte, whatever the size of
 * the source (see {@link #memory}).
 */
public final class Resampler {

  private Resampler() {}

  /**
   * Resamples a plane.
   *
   * @param source the plane; not written to
   * @param width samples in a row of the result
   * @param height rows of the result
   * @return a plane of its own of exactly {@code width x height} samples; a plain copy if the
   *     source's span is just that
   * @throws IllegalArgumentException if width or height is below 1 or the result is too large for
   *     an array
   */
  public static Plane resample(Plane source, int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("Cannot resample to " + width + " x " + height);
    }
    if (source.spanX() == width && source.spanY() == height) {
      return copy(source);
    }
    Plane reduced =
        BoxReduction.reduce(
            source,
            BoxReduction.factor(source.spanX(), width),
            BoxReduction.factor(source.spanY(), height));
    FilterTaps across = FilterTaps.of(reduced.width(), reduced.spanX(), width);
    FilterTaps down = FilterTaps.of(reduced.height(), reduced.spanY(), height);
    return Plane.of(filter(reduced, across, down), width, height);
  }

  private static Plane copy(Plane source) {
    int width = source.width();
    int height = source.height();
    if (source.stride() == width) {
      return Plane.of(Arrays.copyOf(source.samples(), width * height), width, height);
    }
    byte[] samples = new byte[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(source.samples(), y * source.stride(), samples, y * width, width);
    }
    return Plane.of(samples, width, height);
  }

  private static byte[] filter(Plane source, FilterTaps across, FilterTaps down) {
    byte[] target = new byte[across.targets() * down.targets()];
    VerticalPass vertical = new VerticalPass(source, down);
    HorizontalPass horizontal = new HorizontalPass(across, target);
    Strip strip = new Strip();
    for (int from = 0; from < across.targets(); ) {
      int to = across.runEnd(from, Strip.COLUMNS);
      int firstColumn = across.first(from);
      strip.cover(firstColumn, across.sourcesEnd(to - 1) - firstColumn);
      vertical.rewind();
      for (int row = 0; row < down.targets(); row += Strip.ROWS) {
        int rows = Math.min(Strip.ROWS, down.targets() - row);
        vertical.fill(strip, row, row + rows);
        horizontal.drain(strip, from, to, row, rows);
      }
      from = to;
    }
    return target;
  }
}
