package io.github.mediastore.internal.tiff;

import static io.github.mediastore.internal.tiff.TiffBuilder.DEFLATE;
import static io.github.mediastore.internal.tiff.TiffBuilder.LZW;
import static io.github.mediastore.internal.tiff.TiffBuilder.PACK_BITS;
import static io.github.mediastore.internal.tiff.TiffBuilder.SHORT;
import static io.github.mediastore.internal.tiff.TiffBuilder.UNDEFINED;

import io.github.mediastore.internal.tiff.TiffBuilder.Samples;
import io.github.mediastore.internal.tiff.codec.LzwWriter;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;

/** TIFF files for tests that are not about how TIFF is decoded. */
public final class TiffPictures {

  private static final int WIDTH = 27;
  private static final int HEIGHT = 19;
  private static final int PALETTE = 3;
  private static final int SEPARATED = 5;
  private static final int YCBCR = 6;
  private static final int LAB = 8;
  private static final int JPEG = 7;

  private TiffPictures() {}

  /** Returns a small picture of each kind, as a fuzzer needs them to reach all code. */
  static List<byte[]> ofEachKind() {
    Samples levels = (x, y, sample) -> x * y + 50 * sample & 0xFF;
    Samples bits = (x, y, sample) -> (x * y + x) % 3 & 1;
    long[] map = new long[768];
    for (int i = 0; i < map.length; i++) {
      map[i] = i * 131L & 0xFFFF;
    }
    JpegFile jpeg = JpegFile.of(16, 16, 3, levels);
    return List.of(
        rgb().write(levels),
        rgb().compression(LZW).differences().strips(4).write(levels),
        rgb().compression(DEFLATE).planar().tiles(16, 16).big().write(levels),
        rgb().compression(PACK_BITS).order(ByteOrder.LITTLE_ENDIAN).lsbFirst().write(levels),
        new TiffBuilder(WIDTH, HEIGHT, 1, 8)
            .photometric(PALETTE)
            .tag(320, SHORT, map)
            .write(levels),
        new TiffBuilder(WIDTH, HEIGHT, 1, 12).compression(DEFLATE).differences().write(levels),
        new TiffBuilder(WIDTH, HEIGHT, 4, 16).tag(338, SHORT, 1).write(levels),
        new TiffBuilder(WIDTH, HEIGHT, 5, 8)
            .photometric(SEPARATED)
            .tag(338, SHORT, 2)
            .write(levels),
        new TiffBuilder(WIDTH, HEIGHT, 3, 8).photometric(LAB).strips(3).write(levels),
        new TiffBuilder(WIDTH, HEIGHT, 3, 8)
            .photometric(YCBCR)
            .tag(530, SHORT, 2, 2)
            .write(List.of(levelsOfBlocks())),
        new TiffBuilder(WIDTH, HEIGHT, 1, 1).compression(PACK_BITS).photometric(0).write(bits),
        fax(2).write(List.of(new byte[] {0x35, 0x28, (byte) 0xDD, 0x3A, 0x1D, 0x0E, (byte) 0x87})),
        fax(3).tag(292, TiffBuilder.LONG, 5).write(List.of(new byte[] {0, 0x1A, 0x6A, 0x51, -1})),
        fax(4).write(List.of(new byte[] {0x26, (byte) 0xA4, 0x63, 0x2E, (byte) 0x8B, (byte) 0xA2})),
        new TiffBuilder(WIDTH, HEIGHT, 3, 8)
            .compression(JPEG)
            .photometric(YCBCR)
            .tiles(16, 16)
            .tag(347, UNDEFINED, jpeg.tables())
            .write(Collections.nCopies(4, jpeg.abbreviated())));
  }

  private static TiffBuilder rgb() {
    return new TiffBuilder(WIDTH, HEIGHT, 3, 8);
  }

  private static TiffBuilder fax(int compression) {
    return new TiffBuilder(WIDTH, HEIGHT, 1, 1).compression(compression).photometric(0);
  }

  private static byte[] levelsOfBlocks() {
    byte[] blocks = new byte[(WIDTH + 1) / 2 * ((HEIGHT + 1) / 2) * 6];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = (byte) (i * 7);
    }
    return blocks;
  }

  /**
   * Returns a picture in strips of sixteen rows, compressed with LZW: bars of colour, with some
   * noise.
   *
   * @param height a multiple of 16
   */
  public static byte[] inStrips(int width, int height) {
    byte[] rows = new byte[width * 3 * 16];
    for (int i = 0; i < rows.length; i++) {
      int noise = (i * 0x9E3779B9) >>> 23;
      rows[i] = (byte) (i / 3 % width * 12 / width * 20 + (noise == 0 ? 1 : 0));
    }
    byte[] strip = LzwWriter.compress(rows);
    return new TiffBuilder(width, height, 3, 8)
        .compression(LZW)
        .strips(16)
        .write(Collections.nCopies(height / 16, strip));
  }
}
