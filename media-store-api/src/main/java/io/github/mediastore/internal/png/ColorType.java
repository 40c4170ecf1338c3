package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;

/** What the samples of a pixel mean (PNG specification, 11.2.1, table 12). */
enum ColorType {
  GREY(0, 1, 1 | 2 | 4 | 8 | 16),
  RGB(2, 3, 8 | 16),
  PALETTE(3, 1, 1 | 2 | 4 | 8),
  GREY_ALPHA(4, 2, 8 | 16),
  RGB_ALPHA(6, 4, 8 | 16);

  private final int code;
  private final int samples;
  private final int depths;

  ColorType(int code, int samples, int depths) {
    this.code = code;
    this.samples = samples;
    this.depths = depths;
  }

  static ColorType of(int code, int depth) throws DecodeException {
    for (ColorType type : values()) {
      if (type.code == code && Integer.bitCount(depth) == 1 && (type.depths & depth) != 0) {
        return type;
      }
    }
    throw DecodeException.corrupt(
        "Colour type " + code + " with " + depth + " bits does not exist");
  }

  /** Returns the samples of a pixel in the file. */
  int samples() {
    return samples;
  }

  /** Returns whether each pixel has its opacity. */
  boolean hasAlpha() {
    return this == GREY_ALPHA || this == RGB_ALPHA;
  }
}
