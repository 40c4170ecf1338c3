package io.github.mediastore.internal.tiff.codec;

/**
 * Rows told apart by end-of-line codes, or not even that (ITU-T T.4).
 *
 * <p>With end-of-line codes a damaged row ends white and the next one begins after the next code. Without, rows follow
 * each other at once or from whole bytes, whichever yields more rows that fit at the segment's start.
 */
final class Group3Rows implements FaxRows {

  private static final int ROWS_TRIED = 16;

  /** A page ends with six end-of-line codes, between which lie five rows without a pixel. */
  private static final int EMPTY_ROWS_AT_END = 5;

  private final SegmentBits bits;
  private final RowDecoder decoder;
  private final boolean twoDimensional;
  private final boolean fromWholeBytes;
  private RowChanges row;
  private RowChanges reference;
  private boolean endOfLineSeen;
  private int emptyRows;

  private Group3Rows(SegmentBits bits, int columns, boolean twoDimensional, boolean fromWholeBytes) {
    this.bits = bits;
    this.decoder = new RowDecoder(bits, columns);
    this.row = new RowChanges(columns);
    this.reference = twoDimensional ? new RowChanges(columns) : row;
    this.twoDimensional = twoDimensional;
    this.fromWholeBytes = fromWholeBytes;
  }

  static Group3Rows open(SegmentBits bits, int columns, boolean twoDimensional) throws TiffException {
    boolean fromWholeBytes =
        !atEndOfLine(bits)
            && fitting(new Group3Rows(bits.fromStart(), columns, twoDimensional, true))
                > fitting(new Group3Rows(bits.fromStart(), columns, twoDimensional, false));
    return new Group3Rows(bits, columns, twoDimensional, fromWholeBytes);
  }
}
