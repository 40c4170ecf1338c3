package io.github.mediastore.internal.bmp;

/** The colours of a palette, as one table for each channel. Indexes beyond it are black. */
final class Palette {

  private static final int MAX_COLORS = 256;
  private static final int CHANNELS = 3;

  private final byte[][] channels = new byte[CHANNELS][MAX_COLORS];
  private final boolean grey;

  /** Reads what the file has of the palette; colours are stored blue first. */
  Palette(byte[] file, BmpHeader header) {
    boolean equal = true;
    long at = header.paletteOffset();
    for (int i = 0; i < header.colors() && at + CHANNELS <= file.length; i++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        channels[channel][i] = file[(int) at + CHANNELS - 1 - channel];
      }
      equal &= channels[0][i] == channels[1][i] && channels[1][i] == channels[2][i];
      at += header.colorBytes();
    }
    this.grey = equal;
  }

  /** Returns how many channels tell all: one if every colour is a grey. */
  int channels() {
    return grey ? 1 : CHANNELS;
  }

  /** Returns the value of each index in one channel: red, green or blue. */
  byte[] channel(int channel) {
    return channels[channel];
  }
}
