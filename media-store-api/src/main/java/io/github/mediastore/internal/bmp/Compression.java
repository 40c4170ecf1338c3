package io.github.mediastore.internal.bmp;

import io.github.mediastore.internal.raster.DecodeException;

/** How the pixels are stored: field biCompression of BITMAPINFOHEADER. */
enum Compression {
  NONE(0, 0),
  RUN_LENGTHS_8(1, 0),
  RUN_LENGTHS_4(2, 0),
  BIT_FIELDS(3, 3),
  ALPHA_BIT_FIELDS(6, 4);

  private final int code;
  private final int masks;

  Compression(int code, int masks) {
    this.code = code;
    this.masks = masks;
  }

  /**
   * Returns the one that a file names.
   *
   * @param code as the file numbers it
   * @param bits of a pixel
   * @param os2 whether the header is one of OS/2, whose numbers above 2 mean something else
   * @throws DecodeException if the pixels cannot be so, or are not read
   */
  static Compression of(long code, int bits, boolean os2) throws DecodeException {
    Compression compression =
        switch ((int) Math.min(code, Integer.MAX_VALUE)) {
          case 0 -> NONE;
          case 1 -> RUN_LENGTHS_8;
          case 2 -> RUN_LENGTHS_4;
          case 3 -> {
            if (os2 || bits == 1) {
              throw DecodeException.uncovered("BMP of Huffman codes (OS/2)");
            }
            yield BIT_FIELDS;
          }
          case 4 ->
              throw DecodeException.uncovered(
                  os2 || bits == 24
                      ? "BMP of run lengths of 24 bits a pixel (OS/2)"
                      : "BMP with a JPEG inside");
          case 5 -> throw DecodeException.uncovered("BMP with a PNG inside");
          case 6 -> ALPHA_BIT_FIELDS;
          case 11, 12, 13 -> throw DecodeException.uncovered("BMP of CMYK");
          default -> throw DecodeException.corrupt("an unknown compression " + code);
        };
    compression.check(bits);
    return compression;
  }

  private void check(int bits) throws DecodeException {
    boolean possible =
        switch (this) {
          case NONE -> bits == 1 || bits == 4 || bits == 8 || isDirect(bits);
          case RUN_LENGTHS_8 -> bits == 8;
          case RUN_LENGTHS_4 -> bits == 4;
          case BIT_FIELDS, ALPHA_BIT_FIELDS -> isDirect(bits);
        };
    if (!possible) {
      if (this == NONE && (bits == 2 || bits == 64)) {
        throw DecodeException.uncovered("BMP of " + bits + " bits a pixel");
      }
      throw DecodeException.corrupt(
          bits + " bits a pixel" + (this == NONE ? "" : " with compression " + code));
    }
  }

  private static boolean isDirect(int bits) {
    return bits == 16 || bits == 24 || bits == 32;
  }

  boolean isRunLengths() {
    return this == RUN_LENGTHS_8 || this == RUN_LENGTHS_4;
  }

  /** Returns how many channels have a mask for sure; a long header has one more for alpha. */
  int masks() {
    return masks;
  }

  /** Returns its number in a file. */
  int code() {
    return code;
  }
}
