package io.github.mediastore.internal.png;

import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fuzz target: any rows of any interlaced picture end in a picture or a {@link DecodeException}.
 *
 * <p>The input is what no fuzzer guesses by itself, undone: the image data before they are
 * deflated, without check values. Two bytes of size, one of the kind of picture and one of how much
 * of the file is left stand before them.
 */
public final class InterlacedPngFuzz {

  private static final DecodeLimits LIMITS = new DecodeLimits(1_000_000, 65_500);

  /** Colour type, depth and samples of a pixel. */
  private static final int[][] KINDS = {
    {0, 1, 1},
    {0, 2, 1},
    {0, 4, 1},
    {0, 8, 1},
    {0, 16, 1},
    {2, 8, 3},
    {2, 16, 3},
    {3, 1, 1},
    {3, 2, 1},
    {3, 4, 1},
    {3, 8, 1},
    {4, 8, 2},
    {4, 16, 2},
    {6, 8, 4},
    {6, 16, 4}
  };

  private InterlacedPngFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 4) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(input);
    int width = 1 + (bytes.get() & 0x3F);
    int height = 1 + (bytes.get() & 0x3F);
    int kind = bytes.get() & 0xFF;
    int cut = bytes.get() & 0xFF;
    byte[] rows = new byte[bytes.remaining()];
    bytes.get(rows);
    byte[] png = file(width, height, kind, rows);
    try {
      PngDecoder decoder =
          PngDecoder.open(cut == 0 ? png : Arrays.copyOf(png, png.length * cut / 256), LIMITS);
      decoder.decode(Math.max(1, width / 2), Math.max(1, height / 3), (kind & 0x80) != 0);
    } catch (DecodeException refused) {
      // As it should be.
    }
  }

  private static byte[] file(int width, int height, int kind, byte[] rows) {
    int[] of = KINDS[kind % KINDS.length];
    PngBuilder file = new PngBuilder().header(width, height, of[1], of[0], 0, 0, 1);
    if (of[0] == 3) {
      file.chunk("PLTE", 0, 0, 0, 255, 0, 0, 9, 9, 9);
    }
    if ((kind & 0x40) != 0) {
      file.chunk("tRNS", 0, 128);
    }
    return file.imageData(rows).chunk("IEND").bytes();
  }

  public static void main(String[] arguments) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (int kind = 0; kind < KINDS.length; kind++) {
      int pixelBits = KINDS[kind][1] * KINDS[kind][2];
      byte[][] rows = PngBuilder.interlaced(new byte[7][(9 * pixelBits + 7) / 8], 9, pixelBits);
      ByteBuffer seed = ByteBuffer.allocate(4 + Arrays.stream(rows).mapToInt(r -> r.length).sum());
      seed.put((byte) 8).put((byte) 6).put((byte) (kind | kind << 6)).put((byte) (kind * 16));
      for (byte[] row : rows) {
        seed.put(row);
      }
      seeds.add(seed.array());
    }
    Seeds.write(arguments[0], seeds);
  }
}
