package io.github.mediastore.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.function.IntUnaryOperator;

/**
 * A picture like a photo, by a formula, so that it is known at every size and depth: soft shapes,
 * strong and weak colours, no side like another. And what becomes of pictures that are turned,
 * mirrored or meant in other colours.
 */
final class Made {

  private static final double[][] DISPLAY_P3_TO_SRGB = {
    {1.2249401, -0.2249402, 0}, {-0.0420569, 1.0420571, 0}, {-0.0196376, -0.0786361, 1.0982735}
  };

  private Made() {}

  /** Returns it with 8 bits. */
  static BufferedImage photo(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
          double level = level(channel, (x + 0.5) / width, (y + 0.5) / height);
          rgb = rgb << 8 | (int) Math.round(255 * level);
        }
        picture.setRGB(x, y, rgb);
      }
    }
    return picture;
  }

  /** Returns it with 16 bits. */
  static BufferedImage deepPhoto(int width, int height) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, height, 3, null);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          double level = level(channel, (x + 0.5) / width, (y + 0.5) / height);
          raster.setSample(x, y, channel, (int) Math.round(65_535 * level));
        }
      }
    }
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
    return new BufferedImage(model, raster, false, null);
  }

  private static double level(int channel, double x, double y) {
    double sky = 0.25 + 0.15 * channel + 0.35 * (1 - y);
    double hill = soft(y - 0.62 - 0.08 * Math.sin(7 * x));
    double ground = new double[] {0.35, 0.45, 0.12}[channel] + 0.06 * Math.sin(40 * x + 31 * y);
    double sun = soft(0.11 - Math.hypot(x - 0.72, 0.75 * (y - 0.27)));
    double ball = soft(0.14 - Math.hypot(x - 0.26, 0.75 * (y - 0.7)));
    double level = sky + hill * (ground - sky);
    level += sun * (new double[] {0.98, 0.85, 0.3}[channel] - level);
    level += ball * (new double[] {0.8, 0.12, 0.18}[channel] - level);
    return Math.max(0, Math.min(1, level));
  }

  private static double soft(double inside) {
    return 1 / (1 + Math.exp(-inside * 90));
  }

  /** Returns a picture that grows more transparent towards the right. */
  static BufferedImage fading(BufferedImage picture) {
    BufferedImage fading =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int alpha = 255 - 200 * x / picture.getWidth();
        fading.setRGB(x, y, alpha << 24 | (picture.getRGB(x, y) & 0xFFFFFF));
      }
    }
    return fading;
  }

  /** Returns a picture with each pixel replaced. */
  static BufferedImage each(BufferedImage picture, IntUnaryOperator pixel) {
    BufferedImage changed =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        changed.setRGB(x, y, pixel.applyAsInt(picture.getRGB(x, y)));
      }
    }
    return changed;
  }

  /** Returns a pixel on white. */
  static int onWhite(int argb) {
    int alpha = argb >>> 24;
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int level = (argb >> shift & 0xFF) * alpha + 255 * (255 - alpha);
      mixed = mixed << 8 | (level + 127) / 255;
    }
    return mixed;
  }

  /** Returns the luma of a pixel by BT.601. */
  static int grey(int rgb) {
    double luma = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    return 0x010101 * (int) Math.round(luma);
  }

  /** Returns what a pixel of Display P3 is in sRGB (CSS Color 4, section 18). */
  static int displayP3(int rgb) {
    double[] light = new double[3];
    for (int i = 0; i < 3; i++) {
      double sample = (rgb >> (16 - 8 * i) & 0xFF) / 255.0;
      light[i] = sample <= 0.04045 ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
    }
    int converted = 0;
    for (double[] row : DISPLAY_P3_TO_SRGB) {
      double sum = row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
      double linear = Math.max(0, Math.min(1, sum));
      double sample =
          linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
      converted = converted << 8 | (int) Math.round(255 * sample);
    }
    return converted;
  }

  static BufferedImage turnedLeft(BufferedImage picture) {
    int width = picture.getHeight();
    int height = picture.getWidth();
    BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned.setRGB(x, y, picture.getRGB(height - 1 - y, x));
      }
    }
    return turned;
  }

  /** Returns a picture with top and bottom (axis 0) or left and right (axis 1) exchanged. */
  static BufferedImage mirrored(BufferedImage picture, int axis) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage mirrored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        mirrored.setRGB(
            x, y, axis == 0 ? picture.getRGB(x, height - 1 - y) : picture.getRGB(width - 1 - x, y));
      }
    }
    return mirrored;
  }
}
