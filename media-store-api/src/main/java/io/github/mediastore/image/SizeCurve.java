package io.github.mediastore.image;

/**
 * How the bytes of one WebP picture fall with its quality, guessed from the encodes made so far.
 * The guess is always verified by an encode.
 *
 * <p>The shape of the curve is the same for all: the logarithm of the ratio to quality 85, averaged
 * over photos and graphics at 1024 pixels. How steep it is differs, and most for pictures that are
 * large for their pixels: noise hardly shrinks. The first encode tells that by its bits a pixel
 * (measured on 40 photos, with and without noise added: the guess is off by 0.05 where there is
 * much noise and by 0.1 to 0.2 where there is none), and from the second on the curve runs through
 * the last two. Not safe for several threads.
 */
final class SizeCurve {

  private static final int[] QUALITIES = {0, 10, 20, 30, 40, 50, 60, 75, 85, 90, 95, 100};
  private static final double[] LOG_RATIOS = {
    -2.50, -1.67, -1.39, -1.17, -0.99, -0.84, -0.70, -0.49, 0.0, 0.37, 0.85, 1.19
  };

  /** Bits a pixel at quality 85 up to which a picture falls as the average does. */
  private static final double BITS_OF_PHOTO = 2.5;

  /** Bits a pixel at quality 85 from which a picture is nothing but noise. */
  private static final double BITS_OF_NOISE = 5.2;

  private static final double STEEPNESS_OF_NOISE = 0.48;
  private static final double LEAST_STEEPNESS = 0.3;
  private static final double MOST_STEEPNESS = 3;

  private final long pixels;
  private double steepness;
  private int quality;
  private int bytes;

  /**
   * Starts without any encode.
   *
   * @param pixels of the picture
   */
  SizeCurve(long pixels) {
    this.pixels = pixels;
  }

  /** Learns from an encode, at another quality than the one before. */
  void learn(int madeAt, int madeBytes) {
    double steps = logRatio(madeAt) - logRatio(quality);
    steepness =
        bytes == 0
            ? steepnessOf(8 * madeBytes * Math.exp(-logRatio(madeAt)) / pixels)
            : Math.max(
                LEAST_STEEPNESS,
                Math.min(MOST_STEEPNESS, Math.log((double) madeBytes / bytes) / steps));
    quality = madeAt;
    bytes = madeBytes;
  }

  /** Guesses the bytes at a quality. */
  double predict(int wanted) {
    return bytes * Math.exp(steepness * (logRatio(wanted) - logRatio(quality)));
  }

  private static double steepnessOf(double bitsPerPixel) {
    double noise = (bitsPerPixel - BITS_OF_PHOTO) / (BITS_OF_NOISE - BITS_OF_PHOTO);
    return 1 - (1 - STEEPNESS_OF_NOISE) * Math.max(0, Math.min(1, noise));
  }

  private static double logRatio(int quality) {
    int right = 1;
    while (QUALITIES[right] < quality) {
      right++;
    }
    int left = right - 1;
    double share = (double) (quality - QUALITIES[left]) / (QUALITIES[right] - QUALITIES[left]);
    return LOG_RATIOS[left] + share * (LOG_RATIOS[right] - LOG_RATIOS[left]);
  }
}
