package io.github.mediastore.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;

/** Paints pictures for machines that have none; the same ones each time. */
final class GeneratedPictures {

  /** Distances in pixels between the lattice points of the noise that gives a photo its detail. */
  private static final int[] OCTAVES = {512, 128, 32, 8, 3};

  private static final int SENSOR_NOISE = 5;

  private GeneratedPictures() {}

  /** Paints something with the detail of a photo on all scales, and a sensor's noise. */
  static BufferedImage photo(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] samples = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    Random random = new Random(1);
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int light = 60 + 120 * y / height;
        for (int octave = 0; octave < OCTAVES.length; octave++) {
          light += (noise(x, y, OCTAVES[octave], octave) - 128) >> (octave / 2);
        }
        int warmth = (noise(x, y, 200, 11) - 128) / 4;
        light += random.nextInt(2 * SENSOR_NOISE + 1) - SENSOR_NOISE;
        samples[to++] = sample(light - warmth);
        samples[to++] = sample(light);
        samples[to++] = sample(light + warmth);
      }
    }
    return picture;
  }

  /** Paints flat shapes, edges and letters, half of the picture transparent. */
  static BufferedImage graphic(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Random random = new Random(2);
    for (int i = 0; i < 60; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      int size = width / 20 + random.nextInt(width / 5);
      int left = random.nextInt(width) - size / 2;
      int top = random.nextInt(height) - size / 2;
      if (i % 2 == 0) {
        graphics.fillOval(left, top, size, size);
      } else {
        graphics.fillRoundRect(left, top, size, size / 3, size / 9, size / 9);
      }
    }
    graphics.dispose();
    return picture;
  }

  private static byte sample(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  /** Value noise: random points of a lattice, interpolated; 0 to 255. */
  private static int noise(int x, int y, int distance, int seed) {
    int column = x / distance;
    int row = y / distance;
    int right = x % distance;
    int down = y % distance;
    int top = point(column, row, seed) * (distance - right) + point(column + 1, row, seed) * right;
    int bottom =
        point(column, row + 1, seed) * (distance - right)
            + point(column + 1, row + 1, seed) * right;
    return (top * (distance - down) + bottom * down) / (distance * distance);
  }

  private static int point(int column, int row, int seed) {
    int hash = column * 0x2C1B3C6D ^ row * 0x297A2D39 ^ seed * 0x1B56C4E9;
    hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
    return (hash ^ hash >>> 12) >>> 7 & 0xFF;
  }
}
