package io.github.mediastore.internal.raster;

/** Takes channels out of packed or interleaved pixels and packs planes into pixels. */
public final class PackedPixels {

  /** Position of the blue channel in a packed pixel. */
  public static final int BLUE = 0;

  /** Position of the green channel in a packed pixel. */
  public static final int GREEN = 8;

  /** Position of the red channel in a packed pixel. */
  public static final int RED = 16;

  private PackedPixels() {}

  /**
   * Takes one channel out of packed pixels.
   *
   * @param pixels {@code width * height} pixels, row by row
   * @param shift how many bits above bit 0 the channel lies, such as {@link #RED}
   */
  public static Plane channel(int[] pixels, int width, int height, int shift) {
    byte[] samples = new byte[width * height];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (pixels[i] >> shift);
    }
    return Plane.of(samples, width, height);
  }

  /**
   * Takes one channel out of interleaved samples.
   *
   * @param interleaved the samples of all channels
   * @param offset index of the channel's first sample
   * @param pixelStride samples from one pixel to the next
   * @param rowStride samples from one row to the next
   */
  public static Plane channel(
      byte[] interleaved, int offset, int pixelStride, int rowStride, int width, int height) {
    byte[] samples = new byte[width * height];
    int to = 0;
    for (int y = 0; y < height; y++) {
      int from = offset + y * rowStride;
      for (int x = 0; x < width; x++, from += pixelStride) {
        samples[to++] = interleaved[from];
      }
    }
    return Plane.of(samples, width, height);
  }

  /** Packs a plane of grey into opaque pixels {@code 0xFFRRGGBB}, row by row. */
  public static int[] ofGrey(Plane grey) {
    return of(grey, grey, grey);
  }

  /**
   * Packs three planes of equal size into opaque pixels {@code 0xFFRRGGBB}, row by row.
   *
   * @throws IllegalArgumentException if the planes differ in size
   */
  public static int[] of(Plane red, Plane green, Plane blue) {
    requireEqualSize(red, green, blue);
    int width = red.width();
    int height = red.height();
    byte[] r = red.samples();
    byte[] g = green.samples();
    byte[] b = blue.samples();
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      int inRed = y * red.stride();
      int inGreen = y * green.stride();
      int inBlue = y * blue.stride();
      int to = y * width;
      for (int x = 0; x < width; x++) {
        pixels[to + x] =
            0xFF000000
                | (r[inRed + x] & 0xFF) << RED
                | (g[inGreen + x] & 0xFF) << GREEN
                | (b[inBlue + x] & 0xFF);
      }
    }
    return pixels;
  }

  static void requireEqualSize(Plane first, Plane... others) {
    for (Plane other : others) {
      if (other.width() != first.width() || other.height() != first.height()) {
        throw new IllegalArgumentException(
            String.format(
                "Planes differ in size: %d x %d and %d x %d",
                first.width(), first.height(), other.width(), other.height()));
      }
    }
  }
}
