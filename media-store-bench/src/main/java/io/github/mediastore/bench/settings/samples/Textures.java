package io.github.mediastore.bench.settings.samples;

import io.github.mediastore.bench.ValueNoise;
import java.awt.image.BufferedImage;
import java.util.Random;

/** What cameras see, made of noise: areas that shade into each other, and grain. */
final class Textures {

  private Textures() {}

  /** Blue that fades to the horizon, soft clouds, hardly any grain. */
  static BufferedImage sky(int width, int height) {
    Random grain = new Random(1);
    return paint(
        width,
        height,
        (x, y) -> {
          int depth = 140 * y / height;
          int cloud = octaves(x, y * 2, width / 3, 4, 21) - 128;
          int white = Math.max(0, cloud) * 2;
          int light = grain.nextInt(3) - 1;
          return rgb(
              70 + depth + white + light,
              130 + depth * 2 / 3 + white * 3 / 4 + light,
              215 + depth / 5 + white / 3 + light);
        });
  }

  /** Cheeks and shadows, pores, and the grain of a phone's sensor. */
  static BufferedImage skin(int width, int height) {
    Random grain = new Random(2);
    return paint(
        width,
        height,
        (x, y) -> {
          int across = 2 * x - width;
          int down = 2 * y - height;
          int shade =
              (int) (70.0 * ((double) across * across + (double) down * down) / width / width);
          int blush = (ValueNoise.at(x, y, width / 5, 31) - 128) / 8;
          int pores =
              (ValueNoise.at(x, y, 7, 32) - 128) / 12 + (ValueNoise.at(x, y, 3, 33) - 128) / 16;
          int light = 225 - shade + pores + grain.nextInt(5) - 2;
          return rgb(light + blush / 2, light - 45 - blush, light - 75 - blush);
        });
  }

  /** Leaves over leaves, each with an edge, in sun and shadow. */
  static BufferedImage foliage(int width, int height) {
    Random grain = new Random(3);
    return paint(
        width,
        height,
        (x, y) -> {
          int leaf = ValueNoise.at(x + y / 2, y - x / 3 + width, 17, 41);
          int smaller = ValueNoise.at(x - y / 3 + height, y + x / 2, 7, 42);
          int edge = Math.abs(leaf - smaller) < 14 ? -60 : 0;
          int sun = (ValueNoise.at(x, y, width / 8, 43) - 128) / 2;
          int light = (leaf > smaller ? leaf : smaller / 2) + edge + sun + grain.nextInt(9) - 4;
          return rgb(light * 5 / 8 + 10, light * 7 / 8 + 25, light / 3);
        });
  }

  /** Every sample of its own. */
  static BufferedImage noise(int width, int height) {
    Random random = new Random(4);
    return paint(width, height, (x, y) -> random.nextInt(1 << 24));
  }

  /** Noise of falling size and weight, 0 to 255. */
  private static int octaves(int x, int y, int distance, int count, int seed) {
    int sum = 0;
    int weights = 0;
    for (int octave = 0; octave < count; octave++) {
      int weight = 1 << (count - octave);
      sum += weight * ValueNoise.at(x, y, Math.max(1, distance >> octave), seed + octave);
      weights += weight;
    }
    return sum / weights;
  }

  private static BufferedImage paint(int width, int height, Shader shader) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, shader.rgb(x, y));
      }
    }
    return picture;
  }

  private static int rgb(int red, int green, int blue) {
    return sample(red) << 16 | sample(green) << 8 | sample(blue);
  }

  private static int sample(int value) {
    return Math.max(0, Math.min(255, value));
  }

  /** The colour of a point. */
  @FunctionalInterface
  private interface Shader {
    int rgb(int x, int y);
  }
}
