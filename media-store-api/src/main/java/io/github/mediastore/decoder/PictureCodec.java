package io.github.mediastore.decoder;

/** How pictures are coded that this library does not decode itself. */
public enum PictureCodec {
  /** High Efficiency Video Coding (ITU-T H.265), as in HEIC. */
  HEVC,
  /** AOMedia Video 1, as in AVIF. */
  AV1
}
