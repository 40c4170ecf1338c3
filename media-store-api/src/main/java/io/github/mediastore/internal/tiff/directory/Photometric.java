package io.github.mediastore.internal.tiff.directory;

/** What the samples of a pixel mean (tag 262; TIFF 6.0, section 8, and RFC 2301). */
public final class Photometric {

  public static final int WHITE_IS_ZERO = 0;
  public static final int BLACK_IS_ZERO = 1;
  public static final int RGB = 2;
  public static final int PALETTE = 3;
  public static final int TRANSPARENCY_MASK = 4;
  public static final int SEPARATED = 5;
  public static final int YCBCR = 6;
  public static final int CIE_LAB = 8;
  public static final int ICC_LAB = 9;
  public static final int ITU_LAB = 10;
  public static final int COLOR_FILTER_ARRAY = 32803;
  public static final int LOG_L = 32844;
  public static final int LOG_LUV = 32845;
  public static final int LINEAR_RAW = 34892;

  private Photometric() {}

  /** Returns what samples mean where the tag is missing, as libtiff has it. */
  static int guess(long samples, long compression) {
    if (samples >= 3) {
      return RGB;
    }
    boolean fax = Compression.of(compression).map(Compression::isFax).orElse(false);
    return fax ? WHITE_IS_ZERO : BLACK_IS_ZERO;
  }
}
