package io.github.mediastore.internal.color;

/**
 * The colours of CMYK that comes without a usable profile, the "media-store generic coated CMYK": a
 * model of offset printing on coated paper in SWOP inks, as screens show it (paper is white, and
 * black is as dark as it gets).
 *
 * <p>It is Neugebauer's: the dots of four inks cover paper in 16 ways, each has its colour, and the
 * eye adds their light by the areas they take, which are Demichel's where dots fall at random. Dots
 * print larger than the file has them (dot gain). The numbers were fitted to what LittleCMS makes
 * of CGATS TR 001, relative colorimetric with black-point compensation, and rounded.
 */
final class GenericCmyk implements PixelConversion {

  /** CIELAB under D50, relative to paper, of each way the inks overprint. */
  private static final int[][] PRIMARIES = {
    {100, 0, 0}, // paper
    {65, -47, -50}, // cyan
    {54, 77, -14}, // magenta
    {27, 24, -56}, // cyan and magenta
    {95, -9, 88}, // yellow
    {60, -72, 30}, // cyan and yellow
    {53, 70, 52}, // magenta and yellow
    {24, 1, -1}, // cyan, magenta and yellow
    {13, 2, -1}, // black, and so on
    {3, -17, -21},
    {0, 31, -2},
    {0, 11, -20},
    {11, -7, 24},
    {1, -28, 9},
    {0, 24, 12},
    {0, 0, 1},
  };

  /** How much dots grow where they are small. */
  private static final double HIGHLIGHT_GAIN = 0.85;

  /** How much the gaps between them shrink where dots are large. */
  private static final double SHADOW_GAIN = 1.4;

  /** The linear sRGB light of the primaries, three amounts each; some are outside sRGB. */
  private static final float[] LIGHT = light();

  /** The share of the paper that each of the 256 levels of an ink covers. */
  private static final float[] COVERAGE = MatrixConversion.levels(GenericCmyk::coverage);

  @Override
  public void convert(int[] pixels) {
    float[] light = new float[LIGHT.length];
    for (int i = 0; i < pixels.length; i++) {
      print(pixels[i], light);
      pixels[i] = 0xFF000000 | Srgb.pack(light[0], light[1], light[2]);
    }
  }

  /**
   * Prints one colour.
   *
   * @param inks the four amounts, cyan in the highest byte
   * @param light room for all primaries; then the linear light of red, green and blue, from 0 to
   *     {@link Srgb#LINEAR_MAXIMUM} unless it is outside sRGB, comes first
   */
  static void print(int inks, float[] light) {
    System.arraycopy(LIGHT, 0, light, 0, LIGHT.length);
    lay(inks & 0xFF, light, 24);
    lay((inks >> 8) & 0xFF, light, 12);
    lay((inks >> 16) & 0xFF, light, 6);
    lay(inks >>> 24, light, 3);
  }

  /** Mixes the colours without an ink, which are the first half, with those that have it. */
  private static void lay(int ink, float[] light, int half) {
    float coverage = COVERAGE[ink];
    for (int i = 0; i < half; i++) {
      light[i] += coverage * (light[i + half] - light[i]);
    }
  }

  private static double coverage(double ink) {
    return 1 - Math.pow(1 - Math.pow(ink, HIGHLIGHT_GAIN), SHADOW_GAIN);
  }

  private static float[] light() {
    float[] light = new float[3 * PRIMARIES.length];
    for (int i = 0; i < light.length; i++) {
      int[] lab = PRIMARIES[i / 3];
      light[i] = Lab.light(i % 3, lab[0], lab[1], lab[2]);
    }
    return light;
  }
}
