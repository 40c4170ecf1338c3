package io.github.mediastore.internal.gif;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;

/**
 * The colours that indexes stand for, as one table for each channel (GIF89a specification, 19).
 *
 * <p>Indexes beyond a table are black, as Pillow and libnsgif have it.
 */
final class ColorTable {

  private static final int SIZE = 256;

  private static final int ALPHA = 3;

  private final byte[][] channels = new byte[ALPHA + 1][SIZE];

  private ColorTable() {
    Arrays.fill(channels[ALPHA], (byte) 0xFF);
  }

  /** Reads a table of {@code 2^bits} colours. */
  static ColorTable read(BlockReader blocks, int bits) throws DecodeException {
    ColorTable table = new ColorTable();
    for (int i = 0; i < 1 << bits; i++) {
      for (int channel = 0; channel < ALPHA; channel++) {
        table.channels[channel][i] = (byte) blocks.u8();
      }
    }
    return table;
  }

  /** Returns the table of a file that has none: each index is a grey of its own value. */
  static ColorTable greys() {
    ColorTable table = new ColorTable();
    for (int i = 0; i < SIZE; i++) {
      for (int channel = 0; channel < ALPHA; channel++) {
        table.channels[channel][i] = (byte) i;
      }
    }
    return table;
  }

  /** Makes a colour transparent; its channels become 0, which is premultiplied. */
  void hide(int index) {
    for (byte[] channel : channels) {
      channel[index] = 0;
    }
  }

  /** Returns whether all colours are greys. */
  boolean isGrey() {
    return Arrays.equals(channels[0], channels[1]) && Arrays.equals(channels[1], channels[2]);
  }

  /** Returns the values of grey or else of red, green and blue, and then of alpha if asked for. */
  byte[][] channels(boolean alpha) {
    byte[][] colors = Arrays.copyOf(channels, isGrey() ? 1 : ALPHA);
    if (!alpha) {
      return colors;
    }
    byte[][] all = Arrays.copyOf(colors, colors.length + 1);
    all[colors.length] = channels[ALPHA];
    return all;
  }
}
