package io.github.mediastore.internal.tiff;

import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.io.IOException;
import java.util.List;

/** Fuzz target: any bytes end in a picture or a {@link DecodeException}. */
public final class TiffFuzz {

  private static final DecodeLimits LIMITS = new DecodeLimits(1_000_000, 65_500);

  private TiffFuzz() {}

  public static void fuzzerTestOneInput(byte[] tiff) {
    try {
      TiffDecoder decoder = TiffDecoder.open(tiff, LIMITS);
      int width = Math.max(1, decoder.width() / 2);
      int height = Math.max(1, decoder.height() / 3);
      decoder.decode(width, height, (tiff.length & 1) != 0);
    } catch (DecodeException refused) {
      // As it should be.
    }
  }

  public static void main(String[] arguments) throws IOException {
    int[] values = new int[9 * 11 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * i & 0xFF;
    }
    Seeds.write(
        arguments[0],
        List.of(
            new TiffFiles(9, 11, 3, 8, 2).write(values, 4),
            new TiffFiles(9, 11, 3, 8, 2).bigTiff(true).planar(true).write(values, 11),
            new TiffFiles(9, 11, 3, 8, 2).compression(TiffFiles.DEFLATE).write(values, 3),
            new TiffFiles(9, 11, 1, 16, 1).compression(TiffFiles.PACK_BITS).write(values, 5)));
  }
}
