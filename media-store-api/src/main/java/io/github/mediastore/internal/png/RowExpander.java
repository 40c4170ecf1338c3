package io.github.mediastore.internal.png;

import io.github.mediastore.internal.raster.PremultipliedPlanes;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of any colour type and depth into rows of 8-bit channels.
 *
 * <p>The channels are grey or red, green and blue, then alpha if the picture has transparency, and
 * then premultiplied. Samples are scaled by {@code 255 / (2^depth - 1)} and rounded (PNG
 * specification, 13.12).
 */
final class RowExpander {

  private static final int OPAQUE = 0xFF;

  private final PngHeader header;
  private final @Nullable PngPalette palette;
  private final @Nullable Transparency transparency;
  private final int maximum;
  private final int colors;
  private final boolean alpha;

  RowExpander(PngHeader header, @Nullable PngPalette palette, @Nullable Transparency transparency) {
    this.header = header;
    this.palette = palette;
    this.transparency = transparency;
    this.maximum = (1 << header.depth()) - 1;
    this.colors = header.type() == ColorType.GREY || header.type() == ColorType.GREY_ALPHA ? 1 : 3;
    this.alpha =
        header.type().hasAlpha()
            || transparency != null
            || (palette != null && palette.isTransparent());
  }

  /** Returns the number of channels: one or three, and one more for alpha. */
  int channels() {
    return alpha ? colors + 1 : colors;
  }

  /**
   * Expands one row, of the picture or of a pass.
   *
   * @param row filter type and samples as in the file
   * @param channels receives a row of each channel; their length is the number of pixels
   */
  void expand(byte[] row, byte[][] channels) {
    if (palette != null) {
      lookUp(row, channels, palette);
      return;
    }
    for (int channel = 0; channel < header.type().samples(); channel++) {
      extract(row, channel, channels[channel]);
    }
    if (transparency != null) {
      hide(row, transparency, channels);
    } else if (alpha) {
      PremultipliedPlanes.premultiply(channels);
    }
  }

  private void lookUp(byte[] row, byte[][] channels, PngPalette colors) {
    byte[] indexes = channels[channels.length - 1];
    extract(row, 0, indexes);
    for (int channel = 0; channel < channels.length; channel++) {
      byte[] table = colors.channel(channel);
      byte[] samples = channels[channel];
      for (int x = 0; x < samples.length; x++) {
        samples[x] = table[indexes[x] & 0xFF];
      }
    }
  }

  private void extract(byte[] row, int channel, byte[] samples) {
    int step = header.type().samples();
    if (header.depth() == 8) {
      int from = 1 + channel;
      for (int x = 0; x < samples.length; x++, from += step) {
        samples[x] = row[from];
      }
    } else if (palette != null) {
      for (int x = 0; x < samples.length; x++) {
        samples[x] = (byte) sample(row, x);
      }
    } else {
      for (int x = 0; x < samples.length; x++) {
        samples[x] = (byte) ((sample(row, x * step + channel) * 0xFF + maximum / 2) / maximum);
      }
    }
  }

  private int sample(byte[] row, int index) {
    int depth = header.depth();
    if (depth == 8) {
      return row[1 + index] & 0xFF;
    }
    if (depth == 16) {
      return (row[1 + 2 * index] & 0xFF) << 8 | (row[2 + 2 * index] & 0xFF);
    }
    int bit = index * depth;
    return row[1 + (bit >> 3)] >> (8 - depth - (bit & 7)) & maximum;
  }

  private void hide(byte[] row, Transparency hidden, byte[][] channels) {
    for (int x = 0; x < channels[colors].length; x++) {
      int from = x * colors;
      boolean visible =
          colors == 1
              ? !hidden.hides(sample(row, from))
              : !hidden.hides(sample(row, from), sample(row, from + 1), sample(row, from + 2));
      channels[colors][x] = (byte) (visible ? OPAQUE : 0);
      for (int channel = 0; channel < colors && !visible; channel++) {
        channels[channel][x] = 0;
      }
    }
  }
}
