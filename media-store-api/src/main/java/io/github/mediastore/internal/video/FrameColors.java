package io.github.mediastore.internal.video;

import io.github.mediastore.internal.color.CodePointProfile;
import org.jspecify.annotations.Nullable;

/**
 * What the colours of frames mean, by the code points of ITU-T H.273.
 *
 * @param primaries colour primaries (table 2)
 * @param transfer transfer characteristics (table 3)
 */
public record FrameColors(int primaries, int transfer) {

  private static final int NOTHING_SAID = 2;

  /** Those of a file that does not say, and means what screens show. */
  static final FrameColors UNSPECIFIED = new FrameColors(NOTHING_SAID, NOTHING_SAID);

  /**
   * Returns a frame that says what its colours are, so that whoever reads it as a picture shows a
   * high dynamic range or a wide gamut for what it is.
   *
   * @param png a frame in these colours, without a profile, as decoders make it; not changed
   * @return the frame with a profile, or the same one if these colours are like sRGB
   */
  public byte[] tag(byte[] png) {
    byte @Nullable [] profile = CodePointProfile.of(primaries, transfer);
    return profile == null ? png : PngTag.withProfile(png, profile);
  }
}
