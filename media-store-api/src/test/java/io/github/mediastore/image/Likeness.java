package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.function.BiPredicate;

/** How alike two pictures are. */
final class Likeness {

  private Likeness() {}

  /** Returns the peak signal-to-noise ratio of two opaque pictures in decibels. */
  static double decibels(BufferedImage picture, BufferedImage other) {
    return decibels(picture, other, (x, y) -> true);
  }

  /** Returns the ratio over the pixels that the condition on x and y takes. */
  static double decibels(
      BufferedImage picture, BufferedImage other, BiPredicate<Integer, Integer> counted) {
    assertThat(picture.getWidth()).isEqualTo(other.getWidth());
    assertThat(picture.getHeight()).isEqualTo(other.getHeight());
    long squares = 0;
    long samples = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if (counted.test(x, y)) {
          squares += squares(picture.getRGB(x, y), other.getRGB(x, y));
          samples += 3;
        }
      }
    }
    assertThat(samples).isPositive();
    return 10 * Math.log10(255.0 * 255.0 * samples / Math.max(1, squares));
  }

  private static long squares(int rgb, int other) {
    long sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (rgb >> shift & 255) - (other >> shift & 255);
      sum += (long) difference * difference;
    }
    return sum;
  }
}
