package io.github.mediastore.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;

/** Paints pictures for machines that have none; the same ones each time. */
public final class GeneratedPictures {

  /** Distances in pixels between the lattice points of the noise that gives a photo its detail. */
  private static final int[] OCTAVES = {512, 128, 32, 8, 3};

  private static final int SENSOR_NOISE = 5;

  private GeneratedPictures() {}

  /** Paints something with the detail of a photo on all scales, and a sensor's noise. */
  public static BufferedImage photo(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] samples = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    Random random = new Random(1);
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int light = 60 + 120 * y / height;
        for (int octave = 0; octave < OCTAVES.length; octave++) {
          light += (ValueNoise.at(x, y, OCTAVES[octave], octave) - 128) >> (octave / 2);
        }
        int warmth = (ValueNoise.at(x, y, 200, 11) - 128) / 4;
        light += random.nextInt(2 * SENSOR_NOISE + 1) - SENSOR_NOISE;
        samples[to++] = sample(light - warmth);
        samples[to++] = sample(light);
        samples[to++] = sample(light + warmth);
      }
    }
    return picture;
  }

  /** Paints flat shapes, edges and letters, half of the picture transparent. */
  public static BufferedImage graphic(int width, int height) {
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
}
