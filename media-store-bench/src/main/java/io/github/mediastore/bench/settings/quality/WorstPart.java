package io.github.mediastore.bench.settings.quality;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * Finds where two pictures differ most to the eye: the part with the most squared error. (The least
 * structural similarity would lead into dark corners, where noise is lost that nobody has seen.)
 */
public final class WorstPart {

  /** Between two places that are looked at: it need not be exact. */
  private static final int STEP = 8;

  private WorstPart() {}

  /**
   * Finds it.
   *
   * @param picture the one to judge
   * @param reference the one it was made from
   * @param width of the part to find
   * @param height of the part to find
   * @return the part, smaller only if the picture is
   */
  public static Rectangle of(
      BufferedImage picture, BufferedImage reference, int width, int height) {
    Pixels.requireSameSize(picture, reference);
    int wide = Math.min(width, picture.getWidth());
    int high = Math.min(height, picture.getHeight());
    long[][] sums = sums(picture, reference);
    Rectangle worst = new Rectangle(0, 0, wide, high);
    long most = -1;
    for (int y = 0; y + high <= picture.getHeight(); y += STEP) {
      for (int x = 0; x + wide <= picture.getWidth(); x += STEP) {
        long error = sums[y + high][x + wide] - sums[y][x + wide] - sums[y + high][x] + sums[y][x];
        if (error > most) {
          most = error;
          worst = new Rectangle(x, y, wide, high);
        }
      }
    }
    return worst;
  }

  /** Returns the squared errors of all that is above and to the left. */
  private static long[][] sums(BufferedImage picture, BufferedImage reference) {
    long[][] sums = new long[picture.getHeight() + 1][picture.getWidth() + 1];
    for (int y = 0; y < picture.getHeight(); y++) {
      int[] row = Pixels.row(picture, y);
      int[] wanted = Pixels.row(reference, y);
      long sum = 0;
      for (int x = 0; x < row.length; x++) {
        sum += Pixels.squaredError(row[x], wanted[x]);
        sums[y + 1][x + 1] = sums[y][x + 1] + sum;
      }
    }
    return sums;
  }
}
