package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.Plane;

/** Upsamples chroma with the triangle filter of libjpeg, so that pictures can be compared. */
final class FancyUpsampling {

  private FancyUpsampling() {}

  static boolean covers(int across, int down) {
    return (across == 1 && down == 1) || (across == 2 && down <= 2);
  }

  static int[] upsample(Plane plane, int width, int height, int across, int down) {
    int[] samples = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        samples[y * width + x] = sample(plane, x, y, across, down);
      }
    }
    return samples;
  }

  private static int sample(Plane plane, int x, int y, int across, int down) {
    if (across == 1) {
      return column(plane, x, y, 1);
    }
    int column = x / 2;
    if (plane.width() < 3) {
      return plane.samples()[y / down * plane.stride() + column] & 0xFF;
    }
    int weight = down == 1 ? 1 : 4;
    int near = column(plane, column, y, down);
    int other = column + (x % 2 == 0 ? -1 : 1);
    boolean edge = other < 0 || other >= plane.width();
    if (down == 1) {
      return edge ? near : (3 * near + column(plane, other, y, 1) + (x % 2 == 0 ? 1 : 2)) / 4;
    }
    int bias = x % 2 == 0 ? 8 : 7;
    return edge ? (near * weight + bias) / 16 : (3 * near + column(plane, other, y, 2) + bias) / 16;
  }

  /** Returns a sample, or with two rows to one, three of the nearer row and one of the other. */
  private static int column(Plane plane, int x, int y, int down) {
    if (down == 1) {
      return plane.samples()[y * plane.stride() + x] & 0xFF;
    }
    int near = y / 2;
    int other = Math.max(0, Math.min(plane.height() - 1, near + (y % 2 == 0 ? -1 : 1)));
    return 3 * (plane.samples()[near * plane.stride() + x] & 0xFF)
        + (plane.samples()[other * plane.stride() + x] & 0xFF);
  }
}
