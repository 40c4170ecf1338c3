package io.github.mediastore.internal.raster;

/**
 * Scales a plane to an exact size with a separable Lanczos filter of three lobes.
 *
 * <p>Samples are taken as they are, gamma-encoded: the result is what libvips, sharp, Pillow and
 * libjpeg give by default, not an average of light. Spans are honoured to the fraction. Source and
 * target cover the same area, so a coarser plane (subsampled chroma) counts as centred on the
 * samples it stands for, as JFIF has it; it may be enlarged.
 *
 * <p>Rows go through a {@link VerticalPass} into a {@link Strip}, which a {@link HorizontalPass}
 * empties: beside the result only some rows are held (see {@link #memory}). A picture that comes
 * row by row needs no plane at all: {@link RowResampler}.
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
    return resample(source, View.whole(width, height));
  }

  /**
   * Resamples a part of a plane. It has the samples that it would have if the whole were resampled
   * and cut then: what lies beyond its borders has its share in what lies within.
   *
   * @param source the plane, which is not written to
   * @param view the part and its size
   * @return a new plane of that size without padding; a plain copy if that is the whole source
   * @throws IllegalArgumentException as {@link #resample(Plane, int, int)}
   */
  static Plane resample(Plane source, View view) {
    requirePossible(view.width(), view.height());
    if (view.region().equals(Region.WHOLE)
        && source.spanX() == view.width()
        && source.spanY() == view.height()) {
      return copy(source);
    }
    RowResampler rows =
        new RowResampler(source.width(), source.height(), source.spanX(), source.spanY(), view);
    for (int y = 0; y < source.height(); y++) {
      rows.put(source.samples(), y * source.stride());
    }
    return rows.finish();
  }

  static void requirePossible(int width, int height) {
    if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
      throw new IllegalArgumentException("Cannot resample to " + width + " x " + height);
    }
    if ((long) width * height > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(width + " x " + height + " samples are too many");
    }
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

  /**
   * Returns how many bytes resampling one plane takes at most, the result among them.
   *
   * @param sourceWidth width of the source in samples
   * @param sourceHeight height of the source in samples
   * @param width samples in a row of the result
   * @param height rows of the result
   * @return an upper bound, for photographs one to three megabytes above {@code width * height}
   */
  public static long memory(int sourceWidth, int sourceHeight, int width, int height) {
    return memory(sourceWidth, sourceHeight, View.whole(width, height));
  }

  /** Returns the same bound for a part of the source. */
  static long memory(int sourceWidth, int sourceHeight, View view) {
    Region region = view.region();
    int width = view.width();
    int height = view.height();
    SourceAxis across =
        SourceAxis.of(sourceWidth, sourceWidth, region.left(), region.width(), width);
    SourceAxis down =
        SourceAxis.of(sourceHeight, sourceHeight, region.top(), region.height(), height);
    int columns = across.cells();
    long taps = (across.capacity() + 2L) * width + (down.capacity() + 2L) * height;
    long arrayOverhead = 8;
    long rows =
        VerticalPass.windowRows(down.capacity())
            + Strip.BATCH
            + Strip.capacity(columns)
            + arrayOverhead;
    long fixed = 1L << 14;
    return (long) width * height + Integer.BYTES * (taps + columns * rows) + fixed;
  }
}
