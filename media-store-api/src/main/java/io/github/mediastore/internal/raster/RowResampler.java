package io.github.mediastore.internal.raster;

import org.jspecify.annotations.Nullable;

/**
 * Resamples a plane that comes row by row, as a decoder produces it, without ever holding it.
 *
 * <p>Gives the same samples as {@link Resampler}, which says what filter it is. Not thread-safe.
 */
public final class RowResampler {

  private final int width;
  private final int height;
  private final byte[] target;
  private final @Nullable BoxReduction reduction;
  private final VerticalPass passes;
  private int rowsLeft;

  /**
   * Starts a plane of {@code sourceWidth x sourceHeight} samples that the picture covers exactly.
   *
   * @throws IllegalArgumentException as {@link Resampler#resample} does
   */
  public RowResampler(int sourceWidth, int sourceHeight, int width, int height) {
    this(sourceWidth, sourceHeight, sourceWidth, sourceHeight, width, height);
  }

  /**
   * Starts a plane that may be coarser than its picture, see {@link Plane}.
   *
   * @param spanX exact width of the picture in samples of the source
   * @param spanY exact height of the picture in rows of the source
   * @throws IllegalArgumentException as {@link Resampler#resample} does
   */
  public RowResampler(
      int sourceWidth, int sourceHeight, double spanX, double spanY, int width, int height) {
    Resampler.requirePossible(width, height);
    this.width = width;
    this.height = height;
    this.target = new byte[width * height];
    this.rowsLeft = sourceHeight;
    int factorX = BoxReduction.factor(spanX, width);
    int factorY = BoxReduction.factor(spanY, height);
    this.reduction =
        factorX == 1 && factorY == 1
            ? null
            : new BoxReduction(sourceWidth, sourceHeight, factorX, factorY);
    int columns = BoxReduction.reduced(sourceWidth, factorX);
    int rows = BoxReduction.reduced(sourceHeight, factorY);
    FilterTaps across = new FilterTaps(columns, spanX / factorX, width);
    FilterTaps down = new FilterTaps(rows, spanY / factorY, height);
    this.passes = new VerticalPass(down, columns, new HorizontalPass(across, target));
  }

  /**
   * Takes the next row.
   *
   * @param samples holds sample {@code x} of the row at {@code offset + x}; not kept
   * @throws IllegalStateException if all rows have been put
   */
  public void put(byte[] samples, int offset) {
    if (rowsLeft == 0) {
      throw new IllegalStateException("All rows have been put");
    }
    rowsLeft--;
    if (reduction == null) {
      passes.put(samples, offset);
    } else if (reduction.put(samples, offset)) {
      passes.put(reduction.cells(), 0);
    }
  }

  /**
   * Returns the resampled plane.
   *
   * @throws IllegalStateException if rows are missing
   */
  public Plane finish() {
    if (rowsLeft > 0) {
      throw new IllegalStateException(rowsLeft + " rows are missing");
    }
    return Plane.of(target, width, height);
  }
}
