package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Random;

/** Makes and reads bilevel pictures in tests. Black pixels are true. */
final class Bitmaps {

  private Bitmaps() {}

  /** A kind of fax segment to read. */
  record Codec(CcittScheme scheme, int columns, int rows) {

    boolean[][] read(byte[] segment) throws DecodeException {
      return read(segment, false);
    }

    boolean[][] read(byte[] segment, boolean lsbFirst) throws DecodeException {
      int rowBytes = (columns + 7) / 8;
      byte[] read =
          Segments.read(
              (file, offset, length, order) ->
                  Ccitt.open(file, offset, length, scheme, columns, rows, order),
              segment,
              rows * rowBytes + 10,
              lsbFirst);
      if (read.length % rowBytes != 0) {
        throw new AssertionError("part of a row");
      }
      boolean[][] picture = new boolean[read.length / rowBytes][columns];
      for (int y = 0; y < picture.length; y++) {
        for (int x = 0; x < 8 * rowBytes; x++) {
          boolean black = (read[y * rowBytes + x / 8] & 0x80 >> x % 8) != 0;
          if (x < columns) {
            picture[y][x] = black;
          } else if (black) {
            throw new AssertionError("black beyond the last column");
          }
        }
      }
      return picture;
    }
  }

  /** Makes a picture of blocks and specks, or of either colour alone. */
  static boolean[][] random(long seed, int columns, int rows) {
    Random random = new Random(seed);
    boolean[][] picture = new boolean[rows][columns];
    for (int blocks = random.nextInt(30); blocks > 0; blocks--) {
      int left = random.nextInt(columns);
      int top = random.nextInt(rows);
      int right = Math.min(columns, left + random.nextInt(1 + columns));
      int bottom = Math.min(rows, top + 1 + random.nextInt(6));
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          picture[y][x] = !picture[y][x];
        }
      }
    }
    for (int specks = random.nextInt(1 + columns * rows / 8); specks > 0; specks -= 2) {
      picture[random.nextInt(rows)][random.nextInt(columns)] = random.nextBoolean();
    }
    return picture;
  }
}
