package io.github.mediastore.browser;

import java.awt.image.BufferedImage;

/**
 * Whether two pictures of a page show the same: squares of both are compared by their mean colour.
 * Other digits, other noise and another encoder make no difference, moved or missing parts do.
 */
final class CoarseDifference {

  private static final int SIDE = 32;

  /** In a channel of 0 to 255. Panels and the page behind them differ by about this. */
  private static final int SAME = 6;

  private CoarseDifference() {}

  /** Returns the share of squares that differ; 1 if the pictures have other sizes. */
  static double of(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return 1;
    }
    int squares = 0;
    int different = 0;
    for (int y = 0; y + SIDE <= one.getHeight(); y += SIDE) {
      for (int x = 0; x + SIDE <= one.getWidth(); x += SIDE) {
        squares++;
        if (differs(mean(one, x, y), mean(other, x, y))) {
          different++;
        }
      }
    }
    return (double) different / squares;
  }

  private static boolean differs(double[] one, double[] other) {
    for (int channel = 0; channel < one.length; channel++) {
      if (Math.abs(one[channel] - other[channel]) > SAME) {
        return true;
      }
    }
    return false;
  }

  private static double[] mean(BufferedImage picture, int left, int top) {
    double[] sum = new double[3];
    for (int rgb : picture.getRGB(left, top, SIDE, SIDE, null, 0, SIDE)) {
      for (int channel = 0; channel < sum.length; channel++) {
        sum[channel] += (double) ((rgb >> (8 * channel)) & 0xFF) / (SIDE * SIDE);
      }
    }
    return sum;
  }
}
