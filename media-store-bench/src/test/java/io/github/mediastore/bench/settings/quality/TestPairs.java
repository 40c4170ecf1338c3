package io.github.mediastore.bench.settings.quality;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Pairs of a picture and its reference, from alike to unlike, made of nothing but integers. */
final class TestPairs {

  private static final int WIDTH = 97;
  private static final int HEIGHT = 71;

  private TestPairs() {}

  /**
   * A pair.
   *
   * @param picture the one to judge
   * @param reference the one it is held to
   */
  record Pair(BufferedImage picture, BufferedImage reference) {}

  static Map<String, Pair> all() {
    BufferedImage scene = paint(WIDTH, HEIGHT, TestPairs::scene);
    Random random = new Random(7);
    Map<String, Pair> pairs = new LinkedHashMap<>();
    pairs.put("equal", new Pair(scene, scene));
    pairs.put("grain", new Pair(each(scene, s -> s + random.nextInt(9) - 4), scene));
    pairs.put("noise", new Pair(each(scene, s -> s + random.nextInt(81) - 40), scene));
    pairs.put("brighter", new Pair(each(scene, s -> s + 12), scene));
    pairs.put("flatter", new Pair(each(scene, s -> 128 + (s - 128) * 3 / 4), scene));
    pairs.put("coarse", new Pair(each(scene, s -> s & 0xE0), scene));
    pairs.put("negative", new Pair(each(scene, s -> 255 - s), scene));
    pairs.put("moved", new Pair(paint(WIDTH, HEIGHT, (x, y) -> scene(x + 1, y)), scene));
    pairs.put("blocks", new Pair(paint(WIDTH, HEIGHT, (x, y) -> scene(x & ~7, y & ~7)), scene));
    pairs.put("colours", new Pair(paint(WIDTH, HEIGHT, (x, y) -> swap(scene(x, y))), scene));
    pairs.put("black and white", new Pair(flat(0x000000), flat(0xFFFFFF)));
    pairs.put("grey and noise", new Pair(flat(0x808080), each(scene, s -> random.nextInt(256))));
    pairs.put(
        "one window",
        new Pair(paint(11, 11, (x, y) -> scene(x, y) ^ 0x101010), paint(11, 11, TestPairs::scene)));
    return pairs;
  }

  /** A slope, stripes that narrow, an edge. */
  static int scene(int x, int y) {
    int red = x * 2 + (x * x / 9 + y & 63);
    int green = y * 3 - (x * y / 17 & 31) + (x > y ? 40 : 0);
    int blue = 200 - x - y + ((x / 5 + y / 7) % 2) * 50;
    return sample(red) << 16 | sample(green) << 8 | sample(blue);
  }

  private static int swap(int rgb) {
    return (rgb & 0xFF) << 16 | (rgb & 0xFF00) | (rgb >> 16 & 0xFF);
  }

  private static BufferedImage flat(int rgb) {
    return paint(WIDTH, HEIGHT, (x, y) -> rgb);
  }

  static BufferedImage paint(int width, int height, Painter painter) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, painter.rgb(x, y));
      }
    }
    return picture;
  }

  private static BufferedImage each(BufferedImage source, IntUnaryOperator change) {
    return paint(
        source.getWidth(),
        source.getHeight(),
        (x, y) -> {
          int rgb = source.getRGB(x, y);
          return sample(change.applyAsInt(rgb >> 16 & 0xFF)) << 16
              | sample(change.applyAsInt(rgb >> 8 & 0xFF)) << 8
              | sample(change.applyAsInt(rgb & 0xFF));
        });
  }

  private static int sample(int value) {
    return Math.max(0, Math.min(255, value));
  }

  /** The colour of a point. */
  @FunctionalInterface
  interface Painter {
    int rgb(int x, int y);
  }
}
