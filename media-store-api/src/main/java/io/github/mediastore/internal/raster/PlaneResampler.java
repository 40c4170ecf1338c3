package io.github.mediastore.internal.raster;

import java.util.List;

/** Resamples the rows of one channel to several views at once. Not thread-safe. */
public final class PlaneResampler {

  private final List<RowResampler> views;

  PlaneResampler(List<RowResampler> views) {
    this.views = views;
  }

  /**
   * Takes the next row.
   *
   * @param samples the samples of the row from index 0; not kept
   */
  public void put(byte[] samples) {
    for (RowResampler view : views) {
      view.put(samples, 0);
    }
  }

  /** Returns a plane for each view, when all rows have come. */
  List<Plane> finish() {
    return views.stream().map(RowResampler::finish).toList();
  }
}
