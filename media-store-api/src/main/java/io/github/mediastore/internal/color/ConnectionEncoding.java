package io.github.mediastore.internal.color;

/** How the channels at the end of a lookup table, 0 to 1, stand for a colour. */
enum ConnectionEncoding {
  /** CIELAB where the whole range of bits is used (ICC.1:2022, 6.3.4.2). */
  LAB {
    @Override
    int toSrgb(float[] channels) {
      return Lab.toSrgb(100 * channels[0], 255 * channels[1] - 128, 255 * channels[2] - 128);
    }
  },

  /** CIELAB in 16 bits of which 0xFF00 is 100 (ICC.1:2022, 10.10, the legacy encoding). */
  LEGACY_LAB {
    @Override
    int toSrgb(float[] channels) {
      return Lab.toSrgb(
          LEGACY * 100 * channels[0],
          LEGACY * 255 * channels[1] - 128,
          LEGACY * 255 * channels[2] - 128);
    }
  },

  /** CIEXYZ, 1 being coded as 0x8000 (ICC.1:2022, 6.3.4.2). */
  XYZ {
    @Override
    int toSrgb(float[] channels) {
      return Xyz.toSrgb(WHOLE * channels[0], WHOLE * channels[1], WHOLE * channels[2]);
    }
  };

  private static final double LEGACY = 65535.0 / 65280;
  private static final double WHOLE = 65535.0 / 32768;

  /** Converts a colour to packed sRGB, clipped channel by channel. */
  abstract int toSrgb(float[] channels);
}
