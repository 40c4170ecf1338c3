package io.github.mediastore.internal.jpeg;

/** What the components of a JPEG mean, in frame order. */
public enum JpegColorSpace {
  /** Luminance alone. */
  GRAY,
  /** Luminance and two chrominances, after JFIF 1.02 (ITU-R BT.601, full range). */
  YCBCR,
  /** Red, green, blue. */
  RGB,
  /** Four inks. */
  CMYK,
  /** Four inks, the first three of them stored as luminance and two chrominances. */
  YCCK;

  /**
   * Guesses the colour space as libjpeg does: a JPEG does not say it, JFIF and Adobe markers and
   * the component identifiers only hint at it.
   *
   * @param frame the frame header, of 1, 3 or 4 components
   * @param jfif whether there is a JFIF marker
   * @param adobeTransform the transform of the Adobe marker, or -1 without one
   */
  static JpegColorSpace of(FrameHeader frame, boolean jfif, int adobeTransform) {
    return switch (frame.components().size()) {
      case 1 -> GRAY;
      case 3 -> !jfif && isRgb(frame, adobeTransform) ? RGB : YCBCR;
      default -> adobeTransform > 0 ? YCCK : CMYK;
    };
  }

  private static boolean isRgb(FrameHeader frame, int adobeTransform) {
    return adobeTransform == 0
        || (adobeTransform < 0
            && frame.components().get(0).id() == 'R'
            && frame.components().get(1).id() == 'G'
            && frame.components().get(2).id() == 'B');
  }
}
