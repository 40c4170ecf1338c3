package io.github.mediastore.internal.raster;

/**
 * Scales a plane to an exact size with a separable Lanczos filter of three lobes.
 *
 * <p>Samples are taken as they are, gamma-encoded: the result is what libvips, sharp, Pillow and
 * libjpeg give by default, not an average of light. Spans are honoured to the fraction. Source and
 * target cover the same area, so a coarser plane (subsampled chroma) counts as centred on the
 * samples it stands for, as JFIF has it; it may be enlarged.
 *
 * <p>A {@link VerticalPass} fills a {@link Strip} of columns, a {@link HorizontalPass} empties it,
 * block by block: what is held beside the result does not grow with the source (see {@link
 * #memory}).
 */
public final class Resampler {

  /** Largest width and height of a result. */
  public static final int MAX_SIDE = 0xFFFF;

  private Resampler() {}

  /**
   * Resamples a plane.
   *
   * @param source the plane, which is not written to
   * @param width samples in a row of the result
   * @param height rows of the result
   * @return a new plane of {@code width x height} samples without padding; a plain copy if that is
   *     the span of the source
   * @throws IllegalArgumentException if width or height is not from 1 to {@link #MAX_SIDE}, or
   *     there are too many samples for an array
   */
  public static Plane resample(Plane source, int width, int height) {
    if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
      throw new IllegalArgumentException("Cannot resample to " + width + " x " + height);
    }
    if ((long) width * height > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(width + " x " + height + " samples are too many");
    }
    if (source.spanX() == width && source.spanY() == height) {
      return copy(source);
    }
    Plane reduced =
        BoxReduction.reduce(
            source,
            BoxReduction.factor(source.spanX(), width),
            BoxReduction.factor(source.spanY(), height));
    FilterTaps across = new FilterTaps(reduced.width(), reduced.spanX(), width);
    FilterTaps down = new FilterTaps(reduced.height(), reduced.spanY(), height);
    return Plane.of(filter(reduced, across, down), width, height);
  }

  /**
   * Returns how many bytes {@link #resample} takes at most, the result among them.
   *
   * @param sourceWidth width of the source in samples
   * @param sourceHeight height of the source in samples
   * @param width samples in a row of the result
   * @param height rows of the result
   * @return an upper bound, some megabytes above {@code width * height} at the most unless the
   *     source is more than 16 times larger than the result
   */
  public static long memory(int sourceWidth, int sourceHeight, int width, int height) {
    int factorX = BoxReduction.factor(sourceWidth, width);
    int factorY = BoxReduction.factor(sourceHeight, height);
    long reducedWidth = (sourceWidth - 1L) / factorX + 1;
    long reducedHeight = (sourceHeight - 1L) / factorY + 1;
    long reduced = factorX == 1 && factorY == 1 ? 0 : reducedWidth * (reducedHeight + Long.BYTES);
    int tapsAcross = FilterTaps.capacity((double) sourceWidth / factorX, width);
    int tapsDown = FilterTaps.capacity((double) sourceHeight / factorY, height);
    long taps = (tapsAcross + 2L) * width + (tapsDown + 2L) * height;
    long lineOverhead = 8;
    long rows = VerticalPass.windowRows(tapsDown) + 2 * Strip.BATCH + Strip.ROWS + lineOverhead;
    long passes = Math.min(reducedWidth, Strip.COLUMNS) * rows + 2 * Strip.COLUMNS;
    long fixed = 1L << 14;
    return (long) width * height + reduced + Integer.BYTES * (taps + passes) + fixed;
  }

  private static Plane copy(Plane source) {
    int width = source.width();
    int height = source.height();
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
    Strip strip = new Strip(source.width());
    int from = 0;
    while (from < across.targets()) {
      int to = across.runEnd(from, Strip.COLUMNS);
      strip.cover(across.first(from), across.end(to - 1) - across.first(from));
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
