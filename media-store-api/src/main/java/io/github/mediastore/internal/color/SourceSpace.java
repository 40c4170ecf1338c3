package io.github.mediastore.internal.color;

/** What the samples of a picture mean, and how a pixel of them is packed into an {@code int}. */
public enum SourceSpace {
  /** Grey, {@code 0xAAGGGGGG}: the same value three times, the first byte left alone. */
  GREY,

  /** Red, green and blue, {@code 0xAARRGGBB}; the first byte is left alone. */
  RGB,

  /** Amounts of ink, {@code 0xCCMMYYKK}: 0 is no ink and 255 all of it. */
  CMYK,

  /**
   * CIELAB under D50, {@code 0xAALLaabb}: L* from 0 to 100 as 0 to 255, a* and b* with 128 added;
   * the first byte is left alone. TIFF's own CIELab stores a* and b* signed (TIFF 6.0, section 23):
   * flip their first bit, before resampling.
   */
  LAB;

  /** Says whether a profile whose colour space has this signature describes such pixels. */
  boolean isDescribedBy(String colorSpace) {
    return switch (this) {
      case GREY -> colorSpace.equals("GRAY") || colorSpace.equals("RGB ");
      case RGB -> colorSpace.equals("RGB ");
      case CMYK -> colorSpace.equals("CMYK");
      case LAB -> false;
    };
  }
}
