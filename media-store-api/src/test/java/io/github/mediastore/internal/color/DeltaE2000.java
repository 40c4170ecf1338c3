package io.github.mediastore.internal.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;

/**
 * How different two colours look, by CIEDE2000 (ISO/CIE 11664-6): 1 is about what can be told apart
 * side by side.
 */
public final class DeltaE2000 {

  private static final double CHROMA_7 = Math.pow(25, 7);
  private static final double[] WHITE = Chromaticity.srgbToXyz(1, 1, 1);

  private DeltaE2000() {}

  /** Compares two sRGB colours, each of three levels from 0 to 255. */
  static double between(double[] srgb1, double[] srgb2) {
    return ofLab(toLab(srgb1), toLab(srgb2));
  }

  /** Returns the mean over all pixels of two opaque sRGB pictures of one size. */
  public static double mean(BufferedImage picture, BufferedImage other) {
    assertThat(picture.getWidth()).isEqualTo(other.getWidth());
    assertThat(picture.getHeight()).isEqualTo(other.getHeight());
    double sum = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y) & 0xFFFFFF;
        int otherRgb = other.getRGB(x, y) & 0xFFFFFF;
        sum += rgb == otherRgb ? 0 : between(levels(rgb), levels(otherRgb));
      }
    }
    return sum / ((double) picture.getWidth() * picture.getHeight());
  }

  private static double[] levels(int rgb) {
    return new double[] {rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF};
  }

  static double ofLab(double[] lab1, double[] lab2) {
    double chroma7 = Math.pow((Math.hypot(lab1[1], lab1[2]) + Math.hypot(lab2[1], lab2[2])) / 2, 7);
    double stretch = 1 + 0.5 * (1 - Math.sqrt(chroma7 / (chroma7 + CHROMA_7)));
    double chroma1 = Math.hypot(stretch * lab1[1], lab1[2]);
    double chroma2 = Math.hypot(stretch * lab2[1], lab2[2]);
    double hue1 = Math.toDegrees(Math.atan2(lab1[2], stretch * lab1[1]));
    double hue2 = Math.toDegrees(Math.atan2(lab2[2], stretch * lab2[1]));
    double turn = chroma1 * chroma2 == 0 ? 0 : Math.IEEEremainder(hue2 - hue1, 360);
    double hue = chroma1 * chroma2 == 0 ? hue1 + hue2 : hue1 + turn / 2;

    double lightness = (lab1[0] + lab2[0]) / 2 - 50;
    double chroma = (chroma1 + chroma2) / 2;
    double byLightness =
        (lab2[0] - lab1[0])
            / (1 + 0.015 * lightness * lightness / Math.hypot(Math.sqrt(20), lightness));
    double byChroma = (chroma2 - chroma1) / (1 + 0.045 * chroma);
    double byHue =
        2 * Math.sqrt(chroma1 * chroma2) * sin(turn / 2) / (1 + 0.015 * chroma * hueWeight(hue));
    double mean7 = Math.pow(chroma, 7);
    double fromBlue = Math.IEEEremainder(hue - 275, 360) / 25;
    double rotation =
        -2 * Math.sqrt(mean7 / (mean7 + CHROMA_7)) * sin(60 * Math.exp(-fromBlue * fromBlue));
    return Math.sqrt(
        byLightness * byLightness
            + byChroma * byChroma
            + byHue * byHue
            + rotation * byChroma * byHue);
  }

  private static double hueWeight(double hue) {
    return 1
        - 0.17 * sin(hue - 30 + 90)
        + 0.24 * sin(2 * hue + 90)
        + 0.32 * sin(3 * hue + 6 + 90)
        - 0.20 * sin(4 * hue - 63 + 90);
  }

  private static double sin(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }

  private static double[] toLab(double[] srgb) {
    double[] xyz = Chromaticity.srgbToXyz(srgb[0] / 255, srgb[1] / 255, srgb[2] / 255);
    double x = root(xyz[0] / WHITE[0]);
    double y = root(xyz[1] / WHITE[1]);
    double z = root(xyz[2] / WHITE[2]);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double root(double value) {
    return value > 216.0 / 24389 ? Math.cbrt(value) : (value * 24389 / 27 + 16) / 116;
  }
}
