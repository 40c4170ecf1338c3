package io.github.mediastore.internal.tiff.directory;

/** The tags that decide how a TIFF is read (TIFF 6.0, and its supplements). */
public final class TiffTag {

  public static final int IMAGE_WIDTH = 256;
  public static final int IMAGE_LENGTH = 257;
  public static final int BITS_PER_SAMPLE = 258;
  public static final int COMPRESSION = 259;
  public static final int PHOTOMETRIC = 262;
  public static final int FILL_ORDER = 266;
  public static final int STRIP_OFFSETS = 273;
  public static final int ORIENTATION = 274;
  public static final int SAMPLES_PER_PIXEL = 277;
  public static final int ROWS_PER_STRIP = 278;
  public static final int STRIP_BYTE_COUNTS = 279;
  public static final int PLANAR_CONFIGURATION = 284;
  public static final int T4_OPTIONS = 292;
  public static final int T6_OPTIONS = 293;
  public static final int PREDICTOR = 317;
  public static final int COLOR_MAP = 320;
  public static final int TILE_WIDTH = 322;
  public static final int TILE_LENGTH = 323;
  public static final int TILE_OFFSETS = 324;
  public static final int TILE_BYTE_COUNTS = 325;
  public static final int INK_SET = 332;
  public static final int INK_NAMES = 333;
  public static final int NUMBER_OF_INKS = 334;
  public static final int EXTRA_SAMPLES = 338;
  public static final int SAMPLE_FORMAT = 339;
  public static final int JPEG_TABLES = 347;
  public static final int YCBCR_COEFFICIENTS = 529;
  public static final int YCBCR_SUBSAMPLING = 530;
  public static final int REFERENCE_BLACK_WHITE = 532;
  public static final int ICC_PROFILE = 34675;
  public static final int DNG_VERSION = 50706;

  private TiffTag() {}
}
