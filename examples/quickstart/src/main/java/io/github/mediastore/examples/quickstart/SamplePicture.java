package io.github.mediastore.examples.quickstart;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Draws a picture that is about as hard to compress as a photo, for those who have none at hand.
 */
final class SamplePicture {

  private static final int WIDTH = 3000;
  private static final int HEIGHT = 2000;
  private static final int HORIZON = 1200;

  private SamplePicture() {}

  /** Returns an evening over hills, as a JPEG file. */
  static byte[] draw() {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Random random = new Random(42);
    drawSky(graphics);
    for (int distance = 5; distance >= 1; distance--) {
      drawHills(graphics, distance, random);
    }
    graphics.dispose();
    addGrain(picture, random);
    return toJpeg(picture);
  }

  private static void drawSky(Graphics2D graphics) {
    Color above = new Color(0x2B4C7E);
    Color below = new Color(0xF7C59F);
    graphics.setPaint(new GradientPaint(0, 0, above, 0, HORIZON, below));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setPaint(new Color(0xFFE9C4));
    graphics.fillOval(2100, 700, 240, 240);
  }

  private static void drawHills(Graphics2D graphics, int distance, Random random) {
    double phase = random.nextDouble() * 10;
    graphics.setPaint(new Color(20 + 18 * distance, 45 + 20 * distance, 40 + 28 * distance));
    for (int x = 0; x < WIDTH; x++) {
      double ridge = Math.sin(x / 310.0 / distance + phase) + 0.4 * Math.sin(x / 97.0 + 2 * phase);
      int top = (int) (HORIZON + 600 - 110 * distance + 70 * ridge) - random.nextInt(12);
      graphics.drawLine(x, top, x, HEIGHT);
    }
  }

  private static void addGrain(BufferedImage picture, Random random) {
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int rgb = picture.getRGB(x, y);
        int grain = (int) (random.nextGaussian() * (y > HORIZON ? 9 : 3));
        picture.setRGB(
            x, y, shift(rgb >> 16, grain) << 16 | shift(rgb >> 8, grain) << 8 | shift(rgb, grain));
      }
    }
  }

  private static int shift(int sample, int grain) {
    return Math.max(0, Math.min(255, (sample & 255) + grain));
  }

  private static byte[] toJpeg(BufferedImage picture) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpeg", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
