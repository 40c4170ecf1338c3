package io.github.mediastore.bench.settings.quality;

import java.awt.Rectangle;

/** The structural similarity around each pixel but those near the edge. Immutable. */
public final class SsimMap {

  /** Between two windows that are looked at: the worst place need not be exact. */
  private static final int STEP = 8;

  private final int columns;
  private final int rows;
  private final float[] index;
  private final double mean;

  SsimMap(int columns, int rows, float[] index, double mean) {
    this.columns = columns;
    this.rows = rows;
    this.index = index;
    this.mean = mean;
  }

  /**
   * Returns the index of the whole picture: 1 if the two are equal, less the less alike they are.
   */
  public double mean() {
    return mean;
  }

  /**
   * Returns where in the picture the two differ most.
   *
   * @param width of the part to find
   * @param height of the part to find
   * @return the part in pixels of the picture, smaller only if the picture is
   */
  public Rectangle worst(int width, int height) {
    int edge = 5;
    int wide = Math.min(width, columns + 2 * edge);
    int high = Math.min(height, rows + 2 * edge);
    double[][] sums = sums();
    Rectangle worst = new Rectangle(0, 0, wide, high);
    double least = Double.POSITIVE_INFINITY;
    for (int y = 0; y <= rows + 2 * edge - high; y += STEP) {
      for (int x = 0; x <= columns + 2 * edge - wide; x += STEP) {
        int left = Math.max(0, x - edge);
        int top = Math.max(0, y - edge);
        int right = Math.min(columns, x - edge + wide);
        int bottom = Math.min(rows, y - edge + high);
        double sum = sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left];
        double similarity = sum / ((double) (right - left) * (bottom - top));
        if (similarity < least) {
          least = similarity;
          worst = new Rectangle(x, y, wide, high);
        }
      }
    }
    return worst;
  }

  /** Returns the sums of all that is above and to the left. */
  private double[][] sums() {
    double[][] sums = new double[rows + 1][columns + 1];
    for (int y = 0; y < rows; y++) {
      double row = 0;
      for (int x = 0; x < columns; x++) {
        row += index[y * columns + x];
        sums[y + 1][x + 1] = sums[y][x + 1] + row;
      }
    }
    return sums;
  }
}
