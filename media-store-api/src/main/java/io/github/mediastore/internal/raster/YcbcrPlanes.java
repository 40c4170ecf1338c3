package io.github.mediastore.internal.raster;

/**
 * Turns full-range YCbCr planes into packed pixels.
 *
 * <p>The conversion of JFIF 1.02, in the 16-bit fixed-point arithmetic of libjpeg (jdcolor.c), to
 * the same last bit.
 */
public final class YcbcrPlanes {

  private static final int HALF = 1 << 15;
  private static final int RED_OF_CR = 91_881; // 1.40200
  private static final int GREEN_OF_CB = 22_554; // 0.34414
  private static final int GREEN_OF_CR = 46_802; // 0.71414
  private static final int BLUE_OF_CB = 116_130; // 1.77200

  private YcbcrPlanes() {}

  /**
   * Converts three planes of equal size.
   *
   * @return opaque pixels {@code 0xFFRRGGBB}, row by row
   * @throws IllegalArgumentException if the planes differ in size
   */
  public static int[] toPixels(Plane luma, Plane blueChroma, Plane redChroma) {
    PackedPixels.requireEqualSize(luma, blueChroma, redChroma);
    int width = luma.width();
    int height = luma.height();
    int[] pixels = new int[width * height];
    int[] y = new int[width];
    int[] cb = new int[width];
    int[] cr = new int[width];
    for (int row = 0; row < height; row++) {
      widen(luma, row, y);
      widen(blueChroma, row, cb);
      widen(redChroma, row, cr);
      convert(y, cb, cr);
      System.arraycopy(y, 0, pixels, row * width, width);
    }
    return pixels;
  }

  private static void widen(Plane plane, int row, int[] line) {
    byte[] samples = plane.samples();
    int offset = row * plane.stride();
    for (int i = 0; i < line.length; i++) {
      line[i] = samples[offset + i] & 0xFF;
    }
  }

  /** Replaces luma by pixels. */
  private static void convert(int[] luma, int[] blueChroma, int[] redChroma) {
    for (int i = 0; i < luma.length; i++) {
      int y = luma[i];
      int cb = blueChroma[i] - 128;
      int cr = redChroma[i] - 128;
      int red = clamp(y + ((RED_OF_CR * cr + HALF) >> 16));
      int green = clamp(y + ((HALF - GREEN_OF_CB * cb - GREEN_OF_CR * cr) >> 16));
      int blue = clamp(y + ((BLUE_OF_CB * cb + HALF) >> 16));
      luma[i] = 0xFF000000 | red << 16 | green << 8 | blue;
    }
  }

  /** Limits a value to 0 to 255; by shifts, as JDK 17 does not vectorise {@code Math.min}. */
  private static int clamp(int value) {
    int positive = value & ~(value >> 31);
    return (positive | ((0xFF - positive) >> 31)) & 0xFF;
  }
}
