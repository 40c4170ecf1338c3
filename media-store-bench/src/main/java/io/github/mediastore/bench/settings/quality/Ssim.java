package io.github.mediastore.bench.settings.quality;

import java.awt.image.BufferedImage;

/**
 * The structural similarity index of Wang, Bovik, Sheikh and Simoncelli ("Image quality assessment:
 * from error visibility to structural similarity", 2004): a Gaussian window of 11 x 11 with a sigma
 * of 1.5, K1 = 0.01 and K2 = 0.03, on the luma of ITU-R BT.601 from 0 to 255.
 *
 * <p>As in the paper, the index is the mean over all windows that lie within the picture. A picture
 * of less than 11 pixels is continued with its last row or column until one window fits.
 */
public final class Ssim {

  private static final int WINDOW = 11;
  private static final double SIGMA = 1.5;
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;
  private static final double[] WEIGHTS = weights();

  /** Mean of one and the other, of their squares together, and of their product. */
  private static final int MOMENTS = 4;

  private final BufferedImage picture;
  private final BufferedImage reference;
  private final int width;
  private final int height;

  private Ssim(BufferedImage picture, BufferedImage reference) {
    this.picture = picture;
    this.reference = reference;
    this.width = Math.max(WINDOW, picture.getWidth());
    this.height = Math.max(WINDOW, picture.getHeight());
  }

  /**
   * Compares two opaque pictures of the same size.
   *
   * @param picture the one to judge
   * @param reference the one it was made from
   * @return 1 if they are equal, less the less alike they are
   */
  public static double compare(BufferedImage picture, BufferedImage reference) {
    Pixels.requireSameSize(picture, reference);
    return new Ssim(picture, reference).mean();
  }

  /** Only as many rows are held as a window has. */
  private double mean() {
    int columns = width - WINDOW + 1;
    int rows = height - WINDOW + 1;
    double[][][] ring = new double[MOMENTS][WINDOW][];
    double[][] sums = new double[MOMENTS][];
    double total = 0;
    for (int y = 0; y < height; y++) {
      read(y, ring);
      int top = y - WINDOW + 1;
      if (top >= 0) {
        for (int moment = 0; moment < MOMENTS; moment++) {
          sums[moment] = across(down(ring[moment], top), columns);
        }
        for (int x = 0; x < columns; x++) {
          total += index(sums[0][x], sums[1][x], sums[2][x], sums[3][x]);
        }
      }
    }
    return total / columns / rows;
  }

  private void read(int y, double[][][] ring) {
    double[] one = luma(picture, y);
    double[] other = luma(reference, y);
    double[] squares = new double[width];
    double[] products = new double[width];
    for (int x = 0; x < width; x++) {
      squares[x] = one[x] * one[x] + other[x] * other[x];
      products[x] = one[x] * other[x];
    }
    int slot = y % WINDOW;
    ring[0][slot] = one;
    ring[1][slot] = other;
    ring[2][slot] = squares;
    ring[3][slot] = products;
  }

  private double[] luma(BufferedImage source, int y) {
    int[] row = Pixels.row(source, Math.min(y, source.getHeight() - 1));
    double[] luma = new double[width];
    for (int x = 0; x < width; x++) {
      int rgb = row[Math.min(x, row.length - 1)];
      luma[x] = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    }
    return luma;
  }

  private double[] down(double[][] ring, int top) {
    double[] sum = new double[width];
    for (int i = 0; i < WINDOW; i++) {
      double weight = WEIGHTS[i];
      double[] row = ring[(top + i) % WINDOW];
      for (int x = 0; x < sum.length; x++) {
        sum[x] += weight * row[x];
      }
    }
    return sum;
  }

  private static double[] across(double[] row, int columns) {
    double[] sum = new double[columns];
    for (int i = 0; i < WINDOW; i++) {
      double weight = WEIGHTS[i];
      for (int x = 0; x < columns; x++) {
        sum[x] += weight * row[x + i];
      }
    }
    return sum;
  }

  private static double index(double mean, double wanted, double squares, double product) {
    double means = mean * wanted;
    double squaredMeans = mean * mean + wanted * wanted;
    return (2 * means + C1)
        * (2 * (product - means) + C2)
        / ((squaredMeans + C1) * (squares - squaredMeans + C2));
  }

  private static double[] weights() {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double distance = i - WINDOW / 2;
      weights[i] = Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
      sum += weights[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
