package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.tiff.directory.Photometric;

/** Tables of what each value of a sample becomes: an 8-bit level of what it stands for. */
final class Levels {

  private static final int MIDDLE = 128;

  private static final byte[] SAME = scaled(8);

  private Levels() {}

  /** Values from none to all of it, scaled by {@code 255 / (2^bits - 1)} and rounded. */
  static byte[] ascending(int bits) {
    return bits == 8 ? SAME : scaled(bits);
  }

  private static byte[] scaled(int bits) {
    byte[] levels = new byte[1 << bits];
    int maximum = levels.length - 1;
    for (int value = 0; value < levels.length; value++) {
      levels[value] = (byte) ((value * 0xFF + maximum / 2) / maximum);
    }
    return levels;
  }

  /** Values from all of it to none. */
  static byte[] descending(int bits) {
    byte[] levels = scaled(bits);
    for (int value = 0; value < levels.length; value++) {
      levels[value] = (byte) ~levels[value];
    }
    return levels;
  }

  /**
   * One of the three samples of CIELAB, as {@link
   * io.github.mediastore.internal.raster.Picture.Colour#LAB} has it.
   *
   * <p>CIELab has a* and b* signed (TIFF 6.0, section 23); ICCLab has them with 128 added, and
   * 0xFF00 for 100 or 127 in 16 bits (TIFF technical note 4); ITULab scales a* and b* from -85 to
   * 85 and from -75 to 125 (RFC 2301, section 6.2.3).
   *
   * @param component 0 for L*, 1 for a*, 2 for b*
   */
  static byte[] ofLab(int photometric, int component, int bits) {
    boolean wholeRange = photometric == Photometric.CIE_LAB || photometric == Photometric.ITU_LAB;
    if ((component == 0 && wholeRange) || (bits == 8 && photometric == Photometric.ICC_LAB)) {
      return ascending(bits);
    }
    byte[] levels = new byte[1 << bits];
    double unit = Math.scalb(1.0, bits - 8);
    for (int value = 0; value < levels.length; value++) {
      double level =
          switch (photometric) {
            case Photometric.CIE_LAB -> (value << (32 - bits) >> (32 - bits)) / unit + MIDDLE;
            case Photometric.ICC_LAB -> value / unit;
            default -> ofItuLab(component, value * 255.0 / (levels.length - 1));
          };
      levels[value] = (byte) Math.max(0, Math.min(0xFF, Math.round(level)));
    }
    return levels;
  }

  private static double ofItuLab(int component, double value) {
    return component == 1
        ? (value - MIDDLE) * 170 / 255 + MIDDLE
        : (value - 96) * 200 / 255 + MIDDLE;
  }

  /** Returns whether a table makes of each byte itself. */
  static boolean changeNothing(byte[] levels) {
    return levels == SAME;
  }
}
