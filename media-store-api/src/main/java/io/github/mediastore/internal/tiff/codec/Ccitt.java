package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * The rows of a bilevel picture that are compressed as by a fax: packed, one bit a pixel from the
 * most significant on, black as 1.
 *
 * <p>Two rows of changes are held. A page that ends before its last row ends the stream, as the end
 * of the segment does.
 */
public final class Ccitt implements SegmentStream {

  private static final int WORD = 16;

  private final FaxRows rows;
  private final byte[] packed;
  private int rowsLeft;
  private int position;

  private Ccitt(FaxRows rows, int columns, int count) {
    this.rows = rows;
    this.packed = new byte[(columns + 7) / 8];
    this.rowsLeft = count;
    this.position = packed.length;
  }

  /**
   * Opens a segment.
   *
   * @param file the whole file; not copied
   * @param offset where the segment begins
   * @param length how many bytes it has
   * @param scheme how it is compressed
   * @param columns pixels in a row, at least 1
   * @param rows how many rows there are at most
   * @param lsbFirst whether the first bit of a byte is its least significant (FillOrder 2)
   * @throws DecodeException if its first rows show that it is damaged
   */
  public static Ccitt open(
      byte[] file,
      int offset,
      int length,
      CcittScheme scheme,
      int columns,
      int rows,
      boolean lsbFirst)
      throws DecodeException {
    SegmentBits bits = new SegmentBits(file, offset, length, lsbFirst);
    FaxRows decoded =
        switch (scheme) {
          case MODIFIED_HUFFMAN -> new ModifiedHuffmanRows(bits, columns, Byte.SIZE);
          case MODIFIED_HUFFMAN_WORDS -> new ModifiedHuffmanRows(bits, columns, WORD);
          case GROUP_3_1D -> Group3Rows.open(bits, columns, false);
          case GROUP_3_2D -> Group3Rows.open(bits, columns, true);
          case GROUP_4 -> new Group4Rows(bits, columns);
        };
    return new Ccitt(decoded, columns, rows);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws DecodeException {
    int filled = 0;
    while (filled < length) {
      if (position == packed.length && !nextRow()) {
        break;
      }
      int count = Math.min(length - filled, packed.length - position);
      System.arraycopy(packed, position, into, offset + filled, count);
      position += count;
      filled += count;
    }
    return filled;
  }

  private boolean nextRow() throws DecodeException {
    if (rowsLeft == 0 || rows.next() != FaxRows.Step.ROW) {
      rowsLeft = 0;
      return false;
    }
    rowsLeft--;
    rows.row().paint(packed);
    position = 0;
    return true;
  }
}
