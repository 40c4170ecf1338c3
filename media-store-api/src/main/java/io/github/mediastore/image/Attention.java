package io.github.mediastore.image;

import io.github.mediastore.FocalPoint;
import java.awt.image.BufferedImage;

/**
 * Finds what people would look at in a picture: where edges, strong colours, the colours of skin
 * and colours that the rest of the picture does not have come together.
 *
 * <p>Each pixel of a small copy is given a score, the scores are averaged over the surroundings,
 * and the best place wins. The same pixels always give the same point.
 */
final class Attention {

  /** The brightness of colours that can be told apart: black has none. */
  private static final int DARK = 24;

  private static final double EDGE = 1;
  private static final double COLOUR = 0.4;
  private static final double SKIN = 1;
  private static final double RARITY = 0.8;

  /** Skin without eyes and shadows is more often a wall or a cloth. */
  private static final double BARE_SKIN = 0.25;

  private static final double DETAIL = 4;

  /** The direction of skin among red, green and blue, whatever its brightness. */
  private static final double[] SKIN_DIRECTION = {0.76, 0.51, 0.40};

  private static final double SKIN_TOLERANCE = 0.12;

  /** How far the surroundings of a pixel reach, as a part of the shorter side. */
  private static final double SURROUNDINGS = 0.14;

  /** How much less the corners count than the middle: what is photographed is seldom there. */
  private static final double MIDDLE = 0.35;

  private final int width;
  private final int height;
  private final int[] pixels;
  private final double[] mean = new double[3];

  private Attention(BufferedImage picture) {
    this.width = picture.getWidth();
    this.height = picture.getHeight();
    this.pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    for (int pixel : pixels) {
      mean[0] += pixel >> 16 & 0xFF;
      mean[1] += pixel >> 8 & 0xFF;
      mean[2] += pixel & 0xFF;
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= pixels.length;
    }
  }

  /**
   * Finds the point.
   *
   * @param picture a small copy of the picture
   */
  static FocalPoint of(BufferedImage picture) {
    return new Attention(picture).find();
  }

  private FocalPoint find() {
    double[] scores = new double[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        scores[y * width + x] = score(x, y);
      }
    }
    int radius = (int) Math.max(1, Math.round(SURROUNDINGS * Math.min(width, height)));
    for (int pass = 0; pass < 3; pass++) {
      scores = averaged(scores, radius);
    }
    int best = -1;
    double most = 0;
    for (int i = 0; i < scores.length; i++) {
      double value = scores[i] * nearness(i);
      if (value > most) {
        most = value;
        best = i;
      }
    }
    return best < 0 ? FocalPoint.CENTRE : point(best);
  }

  /** Returns the middle of a pixel. */
  private FocalPoint point(int index) {
    int row = index / width;
    int column = index % width;
    return new FocalPoint((column + 0.5) / width, (row + 0.5) / height);
  }

  private double score(int x, int y) {
    int pixel = pixels[y * width + x];
    if (pixel >>> 24 == 0) {
      return 0;
    }
    double edge = edge(x, y);
    return EDGE * edge
        + COLOUR * colour(pixel)
        + SKIN * skin(pixel) * Math.min(1, BARE_SKIN + DETAIL * edge)
        + RARITY * rarity(pixel);
  }

  private double edge(int x, int y) {
    int around = luma(x - 1, y) + luma(x + 1, y) + luma(x, y - 1) + luma(x, y + 1);
    return Math.min(1, Math.abs(4 * luma(x, y) - around) / 255.0);
  }

  private int luma(int x, int y) {
    int column = Math.max(0, Math.min(width - 1, x));
    int row = Math.max(0, Math.min(height - 1, y));
    return luma(pixels[row * width + column]);
  }

  private static int luma(int pixel) {
    return (77 * (pixel >> 16 & 0xFF) + 150 * (pixel >> 8 & 0xFF) + 29 * (pixel & 0xFF)) >> 8;
  }

  private static double colour(int pixel) {
    int red = pixel >> 16 & 0xFF;
    int green = pixel >> 8 & 0xFF;
    int blue = pixel & 0xFF;
    int most = Math.max(red, Math.max(green, blue));
    int least = Math.min(red, Math.min(green, blue));
    return most < DARK ? 0 : (most - least) / 255.0;
  }

  private static double skin(int pixel) {
    double red = pixel >> 16 & 0xFF;
    double green = pixel >> 8 & 0xFF;
    double blue = pixel & 0xFF;
    double length = Math.sqrt(red * red + green * green + blue * blue);
    if (length < 3 * DARK) {
      return 0;
    }
    double r = red / length - SKIN_DIRECTION[0];
    double g = green / length - SKIN_DIRECTION[1];
    double b = blue / length - SKIN_DIRECTION[2];
    double distance = Math.sqrt(r * r + g * g + b * b);
    return Math.max(0, 1 - distance / SKIN_TOLERANCE);
  }

  private double rarity(int pixel) {
    double red = (pixel >> 16 & 0xFF) - mean[0];
    double green = (pixel >> 8 & 0xFF) - mean[1];
    double blue = (pixel & 0xFF) - mean[2];
    return Math.sqrt(red * red + green * green + blue * blue) / 255;
  }

  /** Weighs down what is far from the middle. */
  private double nearness(int index) {
    FocalPoint point = point(index);
    double x = point.x() - 0.5;
    double y = point.y() - 0.5;
    return 1 - MIDDLE * 2 * (x * x + y * y);
  }

  /** Averages over a square around each value, as far as there are any. */
  private double[] averaged(double[] values, int radius) {
    double[] across = new double[values.length];
    for (int y = 0; y < height; y++) {
      average(values, across, y * width, 1, width, radius);
    }
    double[] both = new double[values.length];
    for (int x = 0; x < width; x++) {
      average(across, both, x, width, height, radius);
    }
    return both;
  }

  private static void average(
      double[] from, double[] to, int start, int step, int count, int radius) {
    double[] sums = new double[count + 1];
    for (int i = 0; i < count; i++) {
      sums[i + 1] = sums[i] + from[start + i * step];
    }
    for (int i = 0; i < count; i++) {
      int first = Math.max(0, i - radius);
      int end = Math.min(count, i + radius + 1);
      to[start + i * step] = (sums[end] - sums[first]) / (2 * radius + 1);
    }
  }
}
