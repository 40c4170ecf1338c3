package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * The rows of a segment in one of the {@linkplain CcittScheme schemes}, which differ in what lies
 * between rows.
 */
interface FaxRows {

  /** What {@link #next} came to. */
  enum Step {
    ROW,
    /** The code that ends a page, where the rows end by the writer's own account. */
    END_OF_PAGE,
    /** The end of the segment. */
    OUT_OF_DATA
  }

  /**
   * Decodes the next row into {@link #row}.
   *
   * @throws DecodeException if bits are no code word and nothing tells where the next row begins
   */
  Step next() throws DecodeException;

  /** Returns the row decoded last, until the next. */
  RowChanges row();
}
