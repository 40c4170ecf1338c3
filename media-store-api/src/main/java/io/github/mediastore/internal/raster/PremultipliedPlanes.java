package io.github.mediastore.internal.raster;

/**
 * A picture with transparency as four planes, its colours multiplied by their opacity.
 *
 * <p>Only so may transparent pixels be averaged: unmultiplied, the colour of fully transparent ones
 * (often black) would bleed into visible edges.
 *
 * @param alpha opacity, 255 where the picture is opaque
 * @param red red times opacity
 * @param green green times opacity
 * @param blue blue times opacity
 */
public record PremultipliedPlanes(Plane alpha, Plane red, Plane green, Plane blue) {

  private static final int ALPHA = 24;
  private static final int OPAQUE = 0xFF;

  /**
   * Creates a picture of four planes.
   *
   * @throws IllegalArgumentException if they differ in size
   */
  public PremultipliedPlanes {
    PackedPixels.requireEqualSize(alpha, red, green, blue);
  }

  /**
   * Takes a picture apart.
   *
   * @param pixels {@code width * height} pixels {@code 0xAARRGGBB}, not premultiplied
   */
  public static PremultipliedPlanes of(int[] pixels, int width, int height) {
    return new PremultipliedPlanes(
        PackedPixels.channel(pixels, width, height, ALPHA),
        multiplied(pixels, width, height, PackedPixels.RED),
        multiplied(pixels, width, height, PackedPixels.GREEN),
        multiplied(pixels, width, height, PackedPixels.BLUE));
  }

  private static Plane multiplied(int[] pixels, int width, int height, int shift) {
    byte[] samples = new byte[width * height];
    for (int i = 0; i < samples.length; i++) {
      int pixel = pixels[i];
      samples[i] = (byte) multiply(pixel >> shift & 0xFF, pixel >>> ALPHA);
    }
    return Plane.of(samples, width, height);
  }

  /** Returns {@code value * alpha / 255}, rounded to the nearest integer. */
  public static int multiply(int value, int alpha) {
    int product = value * alpha + 128;
    return (product + (product >> 8)) >> 8;
  }

  /**
   * Multiplies a row of colours by their opacity.
   *
   * @param channels a row of each channel, the last one alpha
   */
  public static void premultiply(byte[][] channels) {
    byte[] opacities = channels[channels.length - 1];
    int common = OPAQUE;
    for (byte opacity : opacities) {
      common &= opacity;
    }
    for (int channel = 0; channel < channels.length - 1 && common != OPAQUE; channel++) {
      byte[] samples = channels[channel];
      for (int x = 0; x < samples.length; x++) {
        samples[x] = (byte) multiply(samples[x] & 0xFF, opacities[x] & 0xFF);
      }
    }
  }

  /** Returns {@code value * 255 / alpha}, rounded and at most 255; 0 where alpha is 0. */
  static int divide(int value, int alpha) {
    return alpha == 0 ? 0 : Math.min(0xFF, (value * 0xFF + alpha / 2) / alpha);
  }

  /** Resamples all four planes; see {@link Resampler#resample}. */
  public PremultipliedPlanes resample(int width, int height) {
    return new PremultipliedPlanes(
        Resampler.resample(alpha, width, height),
        Resampler.resample(red, width, height),
        Resampler.resample(green, width, height),
        Resampler.resample(blue, width, height));
  }

  /** Returns pixels {@code 0xAARRGGBB}, no longer premultiplied, row by row. */
  public int[] toPixels() {
    int[] pixels = PackedPixels.of(red, green, blue);
    int width = alpha.width();
    for (int y = 0; y < alpha.height(); y++) {
      for (int x = 0; x < width; x++) {
        int opacity = alpha.samples()[y * alpha.stride() + x] & 0xFF;
        if (opacity != 0xFF) {
          pixels[y * width + x] = divided(pixels[y * width + x], opacity);
        }
      }
    }
    return pixels;
  }

  private static int divided(int pixel, int alpha) {
    int red = divide(pixel >> PackedPixels.RED & 0xFF, alpha);
    int green = divide(pixel >> PackedPixels.GREEN & 0xFF, alpha);
    int blue = divide(pixel & 0xFF, alpha);
    return alpha << ALPHA | red << PackedPixels.RED | green << PackedPixels.GREEN | blue;
  }
}
