package io.github.mediastore.internal.color;

/**
 * How much light a sample stands for, by the code point of its transfer characteristics (ITU-T
 * H.273, table 3).
 *
 * <p>Those of video (BT.709, BT.601, BT.2020) count as sRGB, as everybody has it for pictures.
 * Those of high dynamic range are brought to what a page shows: light up to half of diffuse white
 * (203 cd/m², ITU-R BT.2408) stays as it is, what is brighter is compressed towards white, each
 * channel for itself.
 */
final class CodePointCurve {

  private static final double WHITE = 203;
  private static final double HLG_PEAK = 1_000;
  private static final double HLG_SYSTEM_GAMMA = 1.2;
  private static final double KNEE = 0.5;

  private CodePointCurve() {}

  /** Returns the name of a curve that is not sRGB's, or an empty text for one that is. */
  static String name(int codePoint) {
    return switch (codePoint) {
      case 4 -> "gamma 2.2";
      case 5 -> "gamma 2.8";
      case 7 -> "SMPTE 240M";
      case 8 -> "linear";
      case 9, 10 -> "logarithmic";
      case 16 -> "PQ, tone-mapped";
      case 17 -> "gamma 2.6";
      case 18 -> "HLG, tone-mapped";
      default -> "";
    };
  }

  /** Returns the light of a sample, both 0 to 1. */
  static double at(int codePoint, double sample) {
    return switch (codePoint) {
      case 4 -> Math.pow(sample, 2.2);
      case 5 -> Math.pow(sample, 2.8);
      case 7 -> sample < 0.0913 ? sample / 4 : Math.pow((sample + 0.1115) / 1.1115, 1 / 0.45);
      case 8 -> sample;
      case 9 -> sample == 0 ? 0 : Math.pow(10, 2 * (sample - 1));
      case 10 -> sample == 0 ? 0 : Math.pow(10, 2.5 * (sample - 1));
      case 16 -> compressed(perceptualQuantizer(sample) / WHITE);
      case 17 -> Math.pow(sample, 2.6) * 52.37 / 48;
      case 18 -> compressed(Math.pow(hybridLogGamma(sample), HLG_SYSTEM_GAMMA) * HLG_PEAK / WHITE);
      default -> sample <= 0.04045 ? sample / 12.92 : Math.pow((sample + 0.055) / 1.055, 2.4);
    };
  }

  /** SMPTE ST 2084, in cd/m². */
  private static double perceptualQuantizer(double sample) {
    double power = Math.pow(sample, 32 / 2523.0);
    double numerator = Math.max(0, power - 107 / 128.0);
    return 10_000 * Math.pow(numerator / (2413 / 128.0 - 2392 / 128.0 * power), 8192 / 1305.0);
  }

  /** The inverse of ARIB STD-B67's curve: light of the scene, 0 to 1. */
  private static double hybridLogGamma(double sample) {
    double a = 0.17883277;
    double b = 1 - 4 * a;
    double c = 0.5 - a * Math.log(4 * a);
    return sample <= 0.5 ? sample * sample / 3 : (Math.exp((sample - c) / a) + b) / 12;
  }

  private static double compressed(double light) {
    return light <= KNEE ? light : KNEE + (1 - KNEE) * (1 - Math.exp((KNEE - light) / (1 - KNEE)));
  }
}
