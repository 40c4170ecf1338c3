package io.github.mediastore.image;

import java.awt.image.BufferedImage;

/**
 * Scales a whole picture by the definition of the Lanczos filter, in doubles, and then cuts whole
 * pixels out of it: what a cover is, without any of the code that makes it fast.
 */
final class PlainCover {

  private static final int LOBES = 3;

  private PlainCover() {}

  static BufferedImage of(
      BufferedImage picture, int width, int height, double focusX, double focusY) {
    double scale =
        Math.max((double) width / picture.getWidth(), (double) height / picture.getHeight());
    int wholeWidth = Math.max(width, (int) Math.round(picture.getWidth() * scale));
    int wholeHeight = Math.max(height, (int) Math.round(picture.getHeight() * scale));
    int left = place(focusX * wholeWidth - width / 2.0, wholeWidth - width);
    int top = place(focusY * wholeHeight - height / 2.0, wholeHeight - height);
    double[][][] rows = new double[height][][];
    double[][] down = weights(picture.getHeight(), wholeHeight, top, height);
    for (int y = 0; y < height; y++) {
      rows[y] = row(picture, down[y]);
    }
    double[][] across = weights(picture.getWidth(), wholeWidth, left, width);
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        result.setRGB(x, y, pixel(rows[y], across[x]));
      }
    }
    return result;
  }

  private static int place(double wanted, int most) {
    return (int) Math.max(0, Math.min(most, Math.round(wanted)));
  }

  private static double[][] row(BufferedImage picture, double[] weights) {
    double[][] row = new double[picture.getWidth()][3];
    for (int y = 0; y < weights.length; y++) {
      if (weights[y] != 0) {
        for (int x = 0; x < row.length; x++) {
          int rgb = picture.getRGB(x, y);
          for (int channel = 0; channel < 3; channel++) {
            row[x][channel] += weights[y] * (rgb >> (16 - 8 * channel) & 0xFF);
          }
        }
      }
    }
    return row;
  }

  private static int pixel(double[][] row, double[] weights) {
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      for (int x = 0; x < row.length; x++) {
        sum += weights[x] * row[x][channel];
      }
      rgb = rgb << 8 | (int) Math.max(0, Math.min(255, Math.round(sum)));
    }
    return rgb;
  }

  private static double[][] weights(int samples, int targets, int first, int count) {
    double scale = (double) samples / targets;
    double stretch = Math.max(1, scale);
    double[][] weights = new double[count][samples];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int sample = 0; sample < samples; sample++) {
        double x = (sample + 0.5 - (first + i + 0.5) * scale) / stretch;
        weights[i][sample] = Math.abs(x) < LOBES ? sinc(x) * sinc(x / LOBES) : 0;
        sum += weights[i][sample];
      }
      for (int sample = 0; sample < samples; sample++) {
        weights[i][sample] /= sum;
      }
    }
    return weights;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
