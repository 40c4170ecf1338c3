package io.github.mediastore.internal.heif;

import io.github.mediastore.internal.color.CodePointProfile;
import io.github.mediastore.internal.raster.DecodeException;

/**
 * Turns rows of luma and chroma of any depth into rows of red, green and blue of 8 bits (ITU-T
 * H.273, section 8.3), rounded once.
 */
final class SampleConversion {

  /** How much finer chroma is given than it is stored, since it lies between samples. */
  static final int CHROMA_STEPS = 16;

  private static final int FRACTION_BITS = 20;
  private static final int HALF = 1 << (FRACTION_BITS - 1);
  private static final int YCGCO = 8;
  private static final int DERIVED = 12;

  private final boolean rgb;
  private final int[] luma;
  private final int neutral;

  /** What a step of each chroma adds to red, green and blue. */
  private final int[] first = new int[3];

  private final int[] second = new int[3];

  /**
   * Makes a conversion.
   *
   * @throws DecodeException if the code points name a matrix that is not read
   */
  SampleConversion(CodePoints meaning, int bitDepth) throws DecodeException {
    int most = (1 << bitDepth) - 1;
    int unit = 1 << (bitDepth - 8);
    double black = meaning.fullRange() ? 0 : 16 * unit;
    double lumaRange = meaning.fullRange() ? most : 219 * unit;
    double chromaRange = meaning.fullRange() ? most : 224 * unit;
    this.rgb = meaning.matrix() == CodePoints.IDENTITY;
    this.neutral = (1 << (bitDepth - 1)) * CHROMA_STEPS;
    this.luma = new int[most + 1];
    for (int value = 0; value <= most; value++) {
      double level = Math.max(0, Math.min(255, 255 * (value - black) / lumaRange));
      luma[value] = (int) Math.round(level * (1 << FRACTION_BITS)) + HALF;
    }
    double step = 255 * (1 << FRACTION_BITS) / (chromaRange * CHROMA_STEPS);
    double[] factors = factors(meaning);
    for (int i = 0; i < 3; i++) {
      first[i] = (int) Math.round(factors[i] * step);
      second[i] = (int) Math.round(factors[3 + i] * step);
    }
  }

  /** Makes a conversion of luma alone. */
  static SampleConversion ofLuma(boolean fullRange, int bitDepth) throws DecodeException {
    return new SampleConversion(
        new CodePoints(
            CodePoints.UNSPECIFIED, CodePoints.UNSPECIFIED, CodePoints.IDENTITY, fullRange),
        bitDepth);
  }

  /** Returns what each chroma adds to red, green and blue, in shares of its range. */
  private static double[] factors(CodePoints meaning) throws DecodeException {
    return switch (meaning.matrix()) {
      case CodePoints.IDENTITY -> new double[6];
      case 1 -> ofLuminances(0.2126, 0.0722);
      case 4 -> ofLuminances(0.30, 0.11);
      case 5, 6 -> ofLuminances(0.299, 0.114);
      case 7 -> ofLuminances(0.212, 0.087);
      case YCGCO -> new double[] {-1, 1, -1, 1, 0, -1};
      case 9 -> ofLuminances(0.2627, 0.0593);
      case DERIVED -> {
        double[] luminances = CodePointProfile.luminances(meaning.primaries());
        yield ofLuminances(luminances[0], luminances[1]);
      }
      default ->
          throw DecodeException.uncovered(
              "Samples by the matrix coefficients %d (H.273) are not read"
                  .formatted(meaning.matrix()));
    };
  }

  private static double[] ofLuminances(double red, double blue) {
    double green = 1 - red - blue;
    return new double[] {
      0,
      -2 * blue * (1 - blue) / green,
      2 * (1 - blue),
      2 * (1 - red),
      -2 * red * (1 - red) / green,
      0
    };
  }

  /** Converts grey. */
  void toGrey(int[] samples, byte[] grey) {
    for (int x = 0; x < grey.length; x++) {
      grey[x] = (byte) (luma[samples[x]] >> FRACTION_BITS);
    }
  }

  /** Converts luma and chroma, the latter in steps of a sixteenth. */
  void toRgb(int[] y, int[] cb, int[] cr, byte[][] target) {
    if (rgb) {
      toGrey(y, target[1]);
      exact(cb, target[2]);
      exact(cr, target[0]);
      return;
    }
    for (int i = 0; i < 3; i++) {
      add(y, cb, first[i], cr, second[i], target[i]);
    }
  }

  private void exact(int[] sixteenths, byte[] target) {
    for (int x = 0; x < target.length; x++) {
      target[x] = (byte) (luma[sixteenths[x] / CHROMA_STEPS] >> FRACTION_BITS);
    }
  }

  private void add(int[] y, int[] cb, int ofFirst, int[] cr, int ofSecond, byte[] target) {
    int bias = -neutral * (ofFirst + ofSecond);
    for (int x = 0; x < target.length; x++) {
      int level = luma[y[x]] + bias + ofFirst * cb[x] + ofSecond * cr[x];
      target[x] = (byte) Math.max(0, Math.min(255, level >> FRACTION_BITS));
    }
  }
}
