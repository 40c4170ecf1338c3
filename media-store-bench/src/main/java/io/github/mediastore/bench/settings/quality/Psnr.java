package io.github.mediastore.bench.settings.quality;

import java.awt.image.BufferedImage;

/** The peak signal-to-noise ratio over red, green and blue. */
public final class Psnr {

  private static final double PEAK = 255;

  private Psnr() {}

  /**
   * Compares two opaque pictures of the same size.
   *
   * @param picture the one to judge
   * @param reference the one it was made from
   * @return decibels below a peak of 255; infinite if they are equal
   */
  public static double decibels(BufferedImage picture, BufferedImage reference) {
    Pixels.requireSameSize(picture, reference);
    long squares = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      int[] row = Pixels.row(picture, y);
      int[] wanted = Pixels.row(reference, y);
      for (int x = 0; x < row.length; x++) {
        squares += Pixels.squaredError(row[x], wanted[x]);
      }
    }
    double samples = 3.0 * picture.getWidth() * picture.getHeight();
    return 10 * Math.log10(PEAK * PEAK * samples / squares);
  }
}
