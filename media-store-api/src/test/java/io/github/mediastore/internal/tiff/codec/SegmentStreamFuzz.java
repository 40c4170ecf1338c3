package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.fuzz.Seeds;
import io.github.mediastore.internal.raster.DecodeException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Fuzz target: any bytes end in as many as were asked for, in fewer, or in a {@link
 * DecodeException}.
 */
public final class SegmentStreamFuzz {

  private static final int HEAD = 4;
  private static final CcittScheme[] SCHEMES = CcittScheme.values();

  private SegmentStreamFuzz() {}

  /**
   * Takes the codec and bit order from the first byte, the columns and rows from the next three,
   * then the segment.
   */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < HEAD) {
      return;
    }
    int codec = (input[0] & 0x7F) % (3 + SCHEMES.length);
    int columns = 1 + (input[1] & 0xFF) + ((input[2] & 0x0F) << 8);
    int rows = 1 + (input[3] & 0xFF);
    int most = codec < 3 ? 1_000_000 : (columns + 7) / 8 * rows;
    try (SegmentStream stream = open(codec, input, columns, rows, input[0] < 0)) {
      byte[] row = new byte[1 + columns];
      int total = 0;
      int count;
      do {
        count = stream.read(row, 0, row.length);
        total += count;
      } while (count == row.length && total < most);
      if (count < row.length && stream.read(row, 0, 1) != 0) {
        throw new AssertionError("more after the end");
      }
      if (codec >= 3 && total > most) {
        throw new AssertionError("more than all rows");
      }
    } catch (DecodeException refused) {
      // As it should be.
    }
  }

  private static SegmentStream open(
      int codec, byte[] input, int columns, int rows, boolean lsbFirst) {
    int length = input.length - HEAD;
    return switch (codec) {
      case 0 -> PackBits.open(input, HEAD, length, lsbFirst);
      case 1 -> TiffLzw.open(input, HEAD, length, lsbFirst);
      case 2 -> TiffDeflate.open(input, HEAD, length, lsbFirst);
      default -> Ccitt.open(input, HEAD, length, SCHEMES[codec - 3], columns, rows, lsbFirst);
    };
  }

  public static void main(String[] arguments) throws IOException {
    boolean[][] picture = Bitmaps.random(4, 100, 9);
    byte[] plain = LzwWriter.runs(new byte[] {3, 100, 7, 90, 1, 2, 3, 4, 5, 77});
    Seeds.write(
        arguments[0],
        List.of(
            seed(0, 7, 1, 2, 3, 4, 5, 6, 7, 8, 0x90, 5, 0x80, 0xFE, 1),
            seed(1, LzwWriter.compress(plain)),
            seed(1, new LzwWriter(true).clear().strings(plain, true).end().bytes()),
            seed(2, 0x78, 0x9C, 0x4B, 4, 0),
            seed(3, FaxWriter.modifiedHuffman(picture, 8)),
            seed(4, FaxWriter.modifiedHuffman(picture, 16)),
            seed(5, FaxWriter.group3(picture, false, false)),
            seed(6, FaxWriter.group3(picture, true, true)),
            seed(7, FaxWriter.group4(picture))));
  }

  private static byte[] seed(int codec, int... segment) {
    return seed(codec, Segments.bytes(segment));
  }

  private static byte[] seed(int codec, byte[] segment) {
    byte[] seed = Arrays.copyOf(new byte[] {(byte) codec, 99, 0, 8}, HEAD + segment.length);
    System.arraycopy(segment, 0, seed, HEAD, segment.length);
    return seed;
  }
}
