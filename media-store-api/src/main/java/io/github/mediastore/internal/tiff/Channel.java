package io.github.mediastore.internal.tiff;

/**
 * A channel of the picture and the sample that it comes from.
 *
 * @param sample which sample of a pixel, the first being 0
 * @param levels what each of the sample's values becomes
 * @param blank the level of pixels that a damaged file does not give
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Channel(int sample, byte[] levels, byte blank) {

  static final byte NONE = 0;
  static final byte MIDDLE = (byte) 128;
  static final byte FULL = (byte) 255;

  /** Returns the level of value 0. */
  int zero() {
    return levels[0] & 0xFF;
  }
}
