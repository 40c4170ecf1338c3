package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Arrays;

/**
 * Expands the fax compressions of ITU-T T.4 and T.6 (Compression 2, 3, 4 and 32771) to rows of one
 * bit a pixel, the leftmost in the most significant bit, 0 for white.
 *
 * <p>What is damaged ends as follows. A row of Group 3 whose next end-of-line code is found is
 * white from the damage on, as libtiff has it; so is a row of Modified Huffman that is too long. A
 * row after which no other can be found is refused. If the writer ends the page before {@code rows}
 * rows, the rest is white; if the data end, the stream does.
 *
 * <p>Takes an eighth of a byte for each column, and a few times 4 bytes for each change of colour
 * in two rows.
 */
public final class Ccitt implements SegmentStream {

  private final FaxRows source;
  private final byte[] row;
  private int rowsLeft;
  private boolean pageEnded;

  /** How much of the row has been read. */
  private int taken;

  private Ccitt(FaxRows source, int columns, int rows) {
    this.source = source;
    this.row = new byte[(int) ((columns + 7L) / 8)];
    this.taken = row.length;
    this.rowsLeft = rows;
  }

  /**
   * Opens the {@code length} bytes of {@code file} from {@code offset}.
   *
   * @param columns the pixels of a row, at least 1; its memory is for the caller to judge
   * @param rows how many rows there are at most
   * @param lsbFirst whether FillOrder is 2, which turns round the bits of every compressed byte
   */
  public static Ccitt open(
      byte[] file,
      int offset,
      int length,
      CcittScheme scheme,
      int columns,
      int rows,
      boolean lsbFirst) {
    SegmentBits bits = new SegmentBits(file, offset, length, lsbFirst);
    FaxRows source =
        switch (scheme) {
          case MODIFIED_HUFFMAN -> new ModifiedHuffmanRows(bits, columns, Byte.SIZE);
          case MODIFIED_HUFFMAN_WORDS -> new ModifiedHuffmanRows(bits, columns, Short.SIZE);
          case GROUP_3_1D -> Group3Rows.open(bits, columns, rows, false);
          case GROUP_3_2D -> Group3Rows.open(bits, columns, rows, true);
          case GROUP_4 -> new Group4Rows(bits, columns);
        };
    return new Ccitt(source, columns, rows);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws DecodeException {
    int filled = 0;
    while (filled < length && (taken < row.length || nextRow())) {
      int count = Math.min(row.length - taken, length - filled);
      System.arraycopy(row, taken, into, offset + filled, count);
      taken += count;
      filled += count;
    }
    return filled;
  }

  private boolean nextRow() throws DecodeException {
    if (rowsLeft == 0) {
      return false;
    }
    FaxRows.Step step = pageEnded ? FaxRows.Step.END_OF_PAGE : source.next();
    switch (step) {
      case ROW -> source.row().paint(row);
      case END_OF_PAGE -> {
        pageEnded = true;
        Arrays.fill(row, (byte) 0);
      }
      case OUT_OF_DATA -> {
        rowsLeft = 0;
        return false;
      }
    }
    rowsLeft--;
    taken = 0;
    return true;
  }
}
