package io.github.mediastore.image;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures made in code, and files of them. */
final class TestPictures {

  private TestPictures() {}

  /** Returns a smooth picture with a few shapes: easy to compress, and no side like another. */
  static BufferedImage scene(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    graphics.fillRect(0, 0, width, height);
    graphics.setPaint(new Color(0x107030));
    graphics.fillOval(width / 8, height / 8, width / 3, height / 4);
    graphics.dispose();
    return picture;
  }

  /** Returns a picture of random pixels, which nothing can compress. */
  static BufferedImage noise(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new Random(7).ints((long) width * height, 0, 1 << 24).toArray();
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    return picture;
  }

  /** Returns a picture whose left half is opaque red and whose right half is transparent. */
  static BufferedImage halfTransparent(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.dispose();
    return picture;
  }

  /** Returns a picture as a file in one of the JDK's formats. */
  static byte[] file(BufferedImage picture, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, out)) {
        throw new IllegalArgumentException("No writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Returns the picture in a file. */
  static BufferedImage read(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
