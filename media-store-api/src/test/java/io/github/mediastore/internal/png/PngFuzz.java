package io.github.mediastore.internal.png;

import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Fuzz target: any bytes end in a picture or a {@link DecodeException}. */
public final class PngFuzz {

  private static final DecodeLimits LIMITS = new DecodeLimits(1_000_000, 65_500);

  private PngFuzz() {}

  public static void fuzzerTestOneInput(byte[] png) {
    try {
      PngDecoder decoder = PngDecoder.open(png, LIMITS);
      int width = Math.max(1, decoder.width() / 2);
      int height = Math.max(1, decoder.height() / 3);
      decoder.decode(width, height, (png.length & 1) != 0);
    } catch (DecodeException refused) {
      // As it should be.
    }
  }

  public static void main(String[] arguments) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    // Colour type and depth: grey, RGB, palette, grey and alpha, RGB and alpha.
    int[][] kinds = {{0, 1}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 4}, {4, 8}, {6, 8}, {6, 16}};
    int[] channels = {1, 0, 3, 1, 2, 0, 4};
    for (int[] kind : kinds) {
      int rowBytes = (9 * channels[kind[0]] * kind[1] + 7) / 8;
      byte[][] rows = new byte[6][1 + rowBytes];
      for (int y = 0; y < rows.length; y++) {
        for (int i = 1; i <= rowBytes; i++) {
          rows[y][i] = (byte) (kind[0] == 3 ? 0x10 : y * 31 + i * 7);
        }
        rows[y][0] = (byte) (y % 5);
      }
      PngBuilder file = new PngBuilder().header(9, rows.length, kind[1], kind[0]);
      if (kind[0] == 3) {
        file.chunk("PLTE", 0, 0, 0, 255, 0, 0).chunk("tRNS", 0, 128);
      }
      seeds.add(file.imageData(rows).chunk("IEND").bytes());
    }
    Seeds.write(arguments[0], seeds);
  }
}
