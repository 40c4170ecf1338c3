package io.github.mediastore.examples.parts;

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

/** Draws what visitors upload. */
final class Pictures {

  private Pictures() {}

  /** A picture like no other: the seed is its colours. */
  static byte[] jpeg(int width, int height, int seed) {
    return file(drawn(width, height, seed, BufferedImage.TYPE_INT_RGB), "jpg");
  }

  /** What a camera of 8 megapixels makes, of the bytes it has: with detail and noise. */
  static byte[] photo(int seed) {
    BufferedImage picture = drawn(3264, 2448, seed, BufferedImage.TYPE_INT_RGB);
    Random noise = new Random(seed);
    Graphics2D graphics = picture.createGraphics();
    for (int i = 0; i < 4_000; i++) {
      graphics.setColor(color(noise));
      graphics.fillOval(noise.nextInt(3264), noise.nextInt(2448), noise.nextInt(120), 40);
    }
    graphics.dispose();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, picture.getRGB(x, y) ^ noise.nextInt(32) * 0x010101);
      }
    }
    return file(picture, "jpg");
  }

  /** A disc on nothing. */
  static byte[] transparentPng(int size) {
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillOval(size / 4, size / 4, size / 2, size / 2);
    graphics.dispose();
    return file(picture, "png");
  }

  /** The first bytes of an MP4 film, and then anything. */
  static byte[] film(int length, int seed) {
    byte[] film = new byte[length];
    new Random(seed).nextBytes(film);
    byte[] head = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 2, 0};
    System.arraycopy(head, 0, film, 0, head.length);
    return film;
  }

  static BufferedImage read(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage drawn(int width, int height, int seed, int type) {
    Random random = new Random(seed);
    BufferedImage picture = new BufferedImage(width, height, type);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, color(random), width, height, color(random)));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return picture;
  }

  private static Color color(Random random) {
    return new Color(random.nextInt(0x1000000));
  }

  private static byte[] file(BufferedImage picture, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
