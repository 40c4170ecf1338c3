package io.github.mediastore.internal.raster;

import java.util.Random;
import java.util.function.IntBinaryOperator;

/** Planes for tests. */
final class Planes {

  private Planes() {}

  /** Returns a plane whose sample at x, y is what the function says. */
  static Plane of(int width, int height, IntBinaryOperator sample) {
    byte[] samples = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        samples[y * width + x] = (byte) sample.applyAsInt(x, y);
      }
    }
    return Plane.of(samples, width, height);
  }

  /** Returns a plane of random samples. */
  static Plane noise(int width, int height, long seed) {
    Random random = new Random(seed);
    return of(width, height, (x, y) -> random.nextInt(256));
  }

  /** Returns smooth waves with a little noise, as a photograph has them. */
  static Plane photo(int width, int height, long seed) {
    Random random = new Random(seed);
    return of(
        width,
        height,
        (x, y) ->
            (int)
                (127.5
                    + 60 * Math.sin(0.05 * x + 0.002 * y * y)
                    + 55 * Math.cos(0.9 * x - 0.4 * y)
                    + 4 * random.nextGaussian()));
  }

  /** Returns the same samples with other spans and rows that are padded. */
  static Plane padded(Plane plane, double spanX, double spanY, int padding) {
    int stride = plane.width() + padding;
    byte[] samples = new byte[stride * plane.height()];
    new Random(7).nextBytes(samples);
    for (int y = 0; y < plane.height(); y++) {
      System.arraycopy(plane.samples(), y * plane.stride(), samples, y * stride, plane.width());
    }
    return new Plane(samples, stride, plane.width(), plane.height(), spanX, spanY);
  }

  /** Returns the sample at x, y. */
  static int at(Plane plane, int x, int y) {
    return plane.samples()[y * plane.stride() + x] & 0xFF;
  }

  /** Returns the peak signal-to-noise ratio in dB. */
  static double psnr(Plane actual, double[] expected) {
    double error = 0;
    for (int y = 0; y < actual.height(); y++) {
      for (int x = 0; x < actual.width(); x++) {
        double difference = at(actual, x, y) - expected[y * actual.width() + x];
        error += difference * difference;
      }
    }
    return 10 * Math.log10(255.0 * 255.0 * expected.length / error);
  }
}
