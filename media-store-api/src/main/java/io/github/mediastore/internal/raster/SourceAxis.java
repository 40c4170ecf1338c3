package io.github.mediastore.internal.raster;

/**
 * One axis of a resampling: the stretch of the source that it needs, in cells that a {@link
 * BoxReduction} leaves of whole samples. The stretch reaches as far beyond the part that is shown
 * as the kernel does: a part has the samples that it would have if the whole were resampled.
 *
 * @param factor samples of the source that become one cell
 * @param first the first cell that is needed
 * @param cells how many are needed
 * @param start where the part begins, in cells from the first one
 * @param span exact extent of the part in cells
 * @param targets target samples that cover the part
 */
record SourceAxis(int factor, int first, int cells, double start, double span, int targets) {

  /**
   * Works out what is needed.
   *
   * @param samples source samples there are
   * @param extent exact extent of the picture in source samples
   * @param from where the part begins, as a fraction of the picture
   * @param part how much of the picture it is
   * @param targets target samples that cover the part
   */
  static SourceAxis of(int samples, double extent, double from, double part, int targets) {
    int factor = BoxReduction.factor(extent * part, targets);
    double start = extent * from / factor;
    double span = extent * part / factor;
    double radius = Lanczos3.SUPPORT * Math.max(1, span / targets);
    int first = (int) Math.max(0, Math.floor(start - radius));
    double end = Math.ceil(start + span + radius) + 1;
    int cells = (int) Math.min(BoxReduction.reduced(samples, factor), end) - first;
    return new SourceAxis(factor, first, cells, start - first, span, targets);
  }

  FilterTaps taps() {
    return new FilterTaps(cells, start, span, targets);
  }

  /** Returns an upper bound of the taps of one target sample. */
  int capacity() {
    return FilterTaps.capacity(span, targets);
  }

  /** Returns the first sample of the source that is needed. */
  int firstSample() {
    return first * factor;
  }

  /** Returns how many samples of the source are needed. */
  int samples(int sourceSamples) {
    return Math.min(sourceSamples, (first + cells) * factor) - firstSample();
  }
}
