package io.github.mediastore.internal.header;

/** What the samples of a stored pixel stand for. */
public enum ColorEncoding {
  GREY,
  RGB,
  PALETTE,
  YCBCR,
  CMYK,
  YCCK,
  LAB,
  OTHER
}
