package io.github.mediastore.bench.settings.quality;

import java.awt.image.BufferedImage;

/** The pixels of a picture in memory, read row by row. */
final class Pixels {

  private Pixels() {}

  /** Returns a row as {@code 0xAARRGGBB}. */
  static int[] row(BufferedImage picture, int y) {
    return picture.getRGB(0, y, picture.getWidth(), 1, null, 0, picture.getWidth());
  }

  /** Returns the squared differences of red, green and blue together. */
  static int squaredError(int rgb, int wanted) {
    return square((rgb >> 16 & 0xFF) - (wanted >> 16 & 0xFF))
        + square((rgb >> 8 & 0xFF) - (wanted >> 8 & 0xFF))
        + square((rgb & 0xFF) - (wanted & 0xFF));
  }

  private static int square(int difference) {
    return difference * difference;
  }

  /**
   * Checks that two pictures can be compared.
   *
   * @throws IllegalArgumentException if their sizes differ
   */
  static void requireSameSize(BufferedImage picture, BufferedImage reference) {
    if (picture.getWidth() != reference.getWidth()
        || picture.getHeight() != reference.getHeight()) {
      throw new IllegalArgumentException(
          "A picture of %d x %d cannot be compared with one of %d x %d"
              .formatted(
                  picture.getWidth(),
                  picture.getHeight(),
                  reference.getWidth(),
                  reference.getHeight()));
    }
  }
}
