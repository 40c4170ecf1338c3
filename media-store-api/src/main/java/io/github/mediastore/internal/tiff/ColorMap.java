package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffEntry;
import io.github.mediastore.internal.tiff.directory.TiffTag;
import java.io.IOException;
import java.util.Arrays;

/**
 * The colours of a palette, a table for each of red, green and blue (TIFF 6.0, section 5).
 *
 * <p>Colours have 16 bits, but some writers give them 8, which is taken for granted where none has
 * more. Indexes beyond the palette are black.
 */
final class ColorMap {

  private static final int COLORS = 3;

  private final byte[][] levels;

  private ColorMap(byte[][] levels) {
    this.levels = levels;
  }

  static ColorMap read(TiffDirectory directory, int bits) throws IOException {
    TiffEntry entry =
        directory
            .entry(TiffTag.COLOR_MAP)
            .orElseThrow(() -> DecodeException.corrupt("The palette is missing"));
    int size = 1 << bits;
    int count = (int) Math.min(size, Math.max(0, entry.count()) / COLORS);
    int[][] colors = new int[COLORS][count];
    int largest = 0;
    for (int color = 0; color < COLORS; color++) {
      for (int index = 0; index < count; index++) {
        int value = (int) entry.value((long) color * count + index).orElse(0);
        colors[color][index] = value;
        largest = Math.max(largest, value);
      }
    }
    int shift = largest > 0xFF ? 8 : 0;
    byte[][] levels = new byte[COLORS][size];
    for (int color = 0; color < COLORS; color++) {
      for (int index = 0; index < count; index++) {
        levels[color][index] = (byte) (colors[color][index] >> shift);
      }
    }
    return new ColorMap(levels);
  }

  /** Returns whether all colours are greys, which take a third of the work. */
  boolean isGrey() {
    return Arrays.equals(levels[0], levels[1]) && Arrays.equals(levels[1], levels[2]);
  }

  /** Returns the level of each index in one colour: red, green or blue. */
  byte[] levels(int color) {
    return levels[color];
  }
}
