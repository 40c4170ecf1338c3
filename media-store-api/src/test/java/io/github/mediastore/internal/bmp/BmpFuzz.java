package io.github.mediastore.internal.bmp;

import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fuzz target: any bytes end in a picture or a {@link DecodeException}, and the header alone is
 * read as the whole file's is.
 */
public final class BmpFuzz {

  private static final DecodeLimits LIMITS = new DecodeLimits(50_000, 65_500);

  private BmpFuzz() {}

  public static void fuzzerTestOneInput(byte[] bmp) {
    try {
      BmpDecoder decoder = BmpDecoder.open(bmp, LIMITS);
      BmpHeader header = decoder.header();
      int start = Math.min(bmp.length, BmpHeader.MAX_LENGTH);
      BmpHeader early = BmpHeader.read(Arrays.copyOf(bmp, start));
      if (early.width() != header.width() || early.hasAlpha() != header.hasAlpha()) {
        throw new AssertionError("The header alone is not that of the file");
      }
      int width = Math.max(1, header.width() / 2);
      int height = (int) Math.max(1, header.height() / 3);
      decoder.decode(width, height, (bmp.length & 1) != 0);
    } catch (DecodeException refused) {
      // As it should be.
    }
  }

  public static void main(String[] arguments) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    int[] pixels = new int[9 * 6];
    Arrays.setAll(pixels, i -> i & 1);
    for (int headerLength : new int[] {12, 16, 40, 52, 56, 64, 108, 124}) {
      for (int bits : new int[] {1, 4, 8, 16, 24, 32}) {
        BmpBuilder file = new BmpBuilder(headerLength, 9, bits == 24 ? -6 : 6, bits);
        if (bits <= 8) {
          file.palette(0, 0x123456);
        } else if (headerLength >= 40 && bits != 24) {
          file.compression(3).masks(0xF00, 0xF0, 0xF);
        }
        seeds.add(file.pixels(pixels).bytes());
      }
    }
    int[] runs = {9, 1, 0, 0, 0, 3, 1, 1, 1, 0, 0, 2, 1, 1, 5, 0, 0, 4, 1, 0, 1, 0, 0, 1};
    for (int compression = 1; compression <= 2; compression++) {
      seeds.add(
          new BmpBuilder(40, 9, 6, 8 / compression)
              .palette(0, 0x123456)
              .compression(compression)
              .data(runs)
              .bytes());
    }
    Seeds.write(arguments[0], seeds);
  }
}
