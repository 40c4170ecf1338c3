package io.github.mediastore.internal.color;

/**
 * The sRGB colour space (IEC 61966-2-1) as seen from a profile's connection space, whose white is
 * D50.
 */
final class Srgb {

  /** The white of every profile's connection space (ICC.1:2022, 7.2.16): D50. */
  static final double[] WHITE = {0.9642, 1.0, 0.8249};

  /**
   * CIEXYZ under D50 to linear sRGB: the inverse of the primaries of IEC 61966-2-1, brought from
   * D65 to D50 as ICC.1:2022, annex E, says (Bradford).
   */
  static final double[][] FROM_XYZ = {
    {3.1341864, -1.6172090, -0.4906941},
    {-0.9787485, 1.9161301, 0.0334334},
    {0.0719639, -0.2289939, 1.4057537},
  };

  /** Largest index of the encoding table: a step is a tenth of a level where the curve is steep. */
  static final int LINEAR_MAXIMUM = (1 << 15) - 1;

  private static final byte[] ENCODED = encodingTable();

  private Srgb() {}

  /** Returns the 8-bit value of an amount of light from 0 to {@link #LINEAR_MAXIMUM}, clipped. */
  static int encode(float linear) {
    int index = (int) (linear + 0.5f);
    return ENCODED[Math.max(0, Math.min(index, LINEAR_MAXIMUM))] & 0xFF;
  }

  /** Packs amounts of light from 0 to {@link #LINEAR_MAXIMUM} into {@code 0xRRGGBB}. */
  static int pack(float red, float green, float blue) {
    return (encode(red) << 16) | (encode(green) << 8) | encode(blue);
  }

  private static byte[] encodingTable() {
    byte[] table = new byte[LINEAR_MAXIMUM + 1];
    for (int i = 0; i < table.length; i++) {
      double linear = (double) i / LINEAR_MAXIMUM;
      double encoded =
          linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
      table[i] = (byte) Math.round(255 * encoded);
    }
    return table;
  }
}
