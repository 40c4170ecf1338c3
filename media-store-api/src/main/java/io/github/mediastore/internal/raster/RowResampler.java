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
  private final int firstColumn;
  private final int firstRow;
  private final int endRow;
  private final int sourceHeight;
  private int rows;

  /**
   * Starts a plane of {@code sourceWidth x sourceHeight} samples that the picture covers exactly.
   *
   * @throws IllegalArgumentException as {@link Resampler#resample} does
   */
  public RowResampler(int sourceWidth, int sourceHeight, int width, int height) {
    this(sourceWidth, sourceHeight, sourceWidth, sourceHeight, View.whole(width, height));
  }

  /**
   * Starts a plane that may be coarser than its picture, see {@link Plane}.
   *
   * @param spanX exact width of the picture in samples of the source
   * @param spanY exact height of the picture in rows of the source
   * @param view the part of the picture that is wanted, and its size
   * @throws IllegalArgumentException as {@link Resampler#resample} does
   */
  RowResampler(int sourceWidth, int sourceHeight, double spanX, double spanY, View view) {
    Resampler.requirePossible(view.width(), view.height());
    this.width = view.width();
    this.height = view.height();
    this.target = new byte[width * height];
    Region region = view.region();
    SourceAxis across = SourceAxis.of(sourceWidth, spanX, region.left(), region.width(), width);
    SourceAxis down = SourceAxis.of(sourceHeight, spanY, region.top(), region.height(), height);
    this.firstColumn = across.firstSample();
    this.firstRow = down.firstSample();
    this.endRow = firstRow + down.samples(sourceHeight);
    this.sourceHeight = sourceHeight;
    this.reduction =
        across.factor() == 1 && down.factor() == 1
            ? null
            : new BoxReduction(
                across.samples(sourceWidth),
                down.samples(sourceHeight),
                across.factor(),
                down.factor());
    this.passes =
        new VerticalPass(down.taps(), across.cells(), new HorizontalPass(across.taps(), target));
  }

  /**
   * Takes the next row.
   *
   * @param samples holds sample {@code x} of the row at {@code offset + x}; not kept
   * @throws IllegalStateException if all rows have been put
   */
  public void put(byte[] samples, int offset) {
    if (rows == sourceHeight) {
      throw new IllegalStateException("All rows have been put");
    }
    boolean isNeeded = rows >= firstRow && rows < endRow;
    rows++;
    if (!isNeeded) {
      return;
    }
    if (reduction == null) {
      passes.put(samples, offset + firstColumn);
    } else if (reduction.put(samples, offset + firstColumn)) {
      passes.put(reduction.cells(), 0);
    }
  }

  /**
   * Returns the resampled plane.
   *
   * @throws IllegalStateException if rows are missing
   */
  public Plane finish() {
    if (rows < sourceHeight) {
      throw new IllegalStateException(sourceHeight - rows + " rows are missing");
    }
    return Plane.of(target, width, height);
  }
}
