package io.github.mediastore.internal.bmp;

/** Indexes of 1, 4 or 8 bits that are not compressed, the leftmost in the highest bits. */
final class PackedIndexes implements IndexRows {

  private final PixelData pixels;
  private final int bits;

  PackedIndexes(PixelData pixels, int bits) {
    this.pixels = pixels;
    this.bits = bits;
  }

  @Override
  public int available() {
    return pixels.available();
  }

  @Override
  public void read(int row, byte[] indexes) {
    int start = pixels.start(row);
    if (bits == Byte.SIZE) {
      System.arraycopy(pixels.file(), start, indexes, 0, indexes.length);
    } else {
      unpack(pixels.file(), start, bits, indexes);
    }
  }

  private static void unpack(byte[] file, int start, int bits, byte[] indexes) {
    int mask = (1 << bits) - 1;
    int perByte = Byte.SIZE / bits;
    int x = 0;
    for (int at = start; x < indexes.length; at++) {
      int end = Math.min(indexes.length, x + perByte);
      for (int shift = Byte.SIZE - bits; x < end; x++, shift -= bits) {
        indexes[x] = (byte) (file[at] >> shift & mask);
      }
    }
  }
}
