package io.github.mediastore.internal.gif;

import io.github.mediastore.internal.raster.DecodeException;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of an interlaced frame from top to bottom (GIF89a specification, appendix E).
 *
 * <p>They come in four passes. Each pass has a decoder of its own, started where the pass begins;
 * so no row is kept, for the price of decompressing the first three passes once more to find where
 * the next begins.
 */
final class InterlacedRows implements IndexRows {

  private static final int[] FIRST_ROW = {0, 4, 2, 1};
  private static final int[] STEP = {8, 8, 4, 2};

  private final @Nullable LzwDecoder[] passes = new @Nullable LzwDecoder[FIRST_ROW.length];
  private final boolean acceptDamaged;
  private int y;

  /**
   * Finds the passes.
   *
   * @param start the decoder of the first row
   * @param width pixels in a row
   * @param height rows of the frame
   * @param acceptDamaged whether a pass may be damaged; rows that it lacks stay as the one above
   * @throws DecodeException if a pass in front of another is damaged
   */
  InterlacedRows(LzwDecoder start, int width, int height, boolean acceptDamaged)
      throws DecodeException {
    this.acceptDamaged = acceptDamaged;
    passes[0] = start;
    LzwDecoder decoder = new LzwDecoder(start);
    try {
      for (int pass = 1; pass < passes.length; pass++) {
        decoder.skip((long) width * rows(pass - 1, height));
        passes[pass] = new LzwDecoder(decoder);
      }
    } catch (DecodeException e) {
      if (!acceptDamaged) {
        throw e;
      }
    }
  }

  private static int rows(int pass, int height) {
    return Math.max(0, (height - FIRST_ROW[pass] + STEP[pass] - 1) / STEP[pass]);
  }

  @Override
  public void read(byte[] row) throws DecodeException {
    int pass = (y & 1) != 0 ? 3 : (y & 2) != 0 ? 2 : (y & 4) != 0 ? 1 : 0;
    y++;
    LzwDecoder decoder = passes[pass];
    if (decoder == null) {
      return;
    }
    try {
      decoder.read(row);
    } catch (DecodeException e) {
      if (pass == 0 || !acceptDamaged) {
        throw e;
      }
      passes[pass] = null;
    }
  }
}
