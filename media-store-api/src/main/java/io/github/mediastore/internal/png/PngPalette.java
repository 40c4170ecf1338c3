package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.PremultipliedPlanes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The colours of a palette, as one table for each channel (PNG specification, 11.2.2, 11.3.2.1).
 *
 * <p>Indexes beyond the palette are black, as libpng has it.
 */
final class PngPalette {

  private static final int MAX_COLORS = 256;

  private static final int ALPHA = 3;

  private final byte[][] channels = new byte[4][MAX_COLORS];
  private final int count;
  private boolean transparent;

  private PngPalette(int count) {
    this.count = count;
    Arrays.fill(channels[ALPHA], (byte) 0xFF);
  }

  /** Reads chunk PLTE. */
  static PngPalette read(ByteBuffer chunk) throws DecodeException {
    int length = chunk.remaining();
    if (length == 0 || length % 3 != 0 || length > 3 * MAX_COLORS) {
      throw DecodeException.corrupt("A palette of " + length + " bytes is not possible");
    }
    PngPalette palette = new PngPalette(length / 3);
    for (int i = 0; i < palette.count; i++) {
      for (int channel = 0; channel < ALPHA; channel++) {
        palette.channels[channel][i] = chunk.get();
      }
    }
    return palette;
  }

  /** Applies chunk tRNS, unless it has more entries than the palette. */
  void readTransparency(ByteBuffer chunk) {
    if (chunk.remaining() > count) {
      return;
    }
    for (int i = 0; chunk.hasRemaining(); i++) {
      int alpha = chunk.get() & 0xFF;
      transparent |= alpha < 0xFF;
      for (int channel = 0; channel < ALPHA; channel++) {
        int color = channels[channel][i] & 0xFF;
        channels[channel][i] = (byte) PremultipliedPlanes.multiply(color, alpha);
      }
      channels[ALPHA][i] = (byte) alpha;
    }
  }

  boolean isTransparent() {
    return transparent;
  }

  /** Returns the value of each index in one channel: red, green, blue (premultiplied) or alpha. */
  byte[] channel(int channel) {
    return channels[channel];
  }
}
