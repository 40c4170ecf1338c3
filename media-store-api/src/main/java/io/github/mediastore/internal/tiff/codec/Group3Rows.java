package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Rows told apart by end-of-line codes, or not even that (ITU-T T.4).
 *
 * <p>With end-of-line codes a damaged row ends white and the next one begins after the next code.
 * Without, rows follow each other at once or from whole bytes, whichever yields more rows that fit
 * at the segment's start.
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

  private Group3Rows(
      SegmentBits bits, int columns, boolean twoDimensional, boolean fromWholeBytes) {
    this.bits = bits;
    this.decoder = new RowDecoder(bits, columns);
    this.row = new RowChanges(columns);
    this.reference = twoDimensional ? new RowChanges(columns) : row;
    this.twoDimensional = twoDimensional;
    this.fromWholeBytes = fromWholeBytes;
  }

  static Group3Rows open(SegmentBits bits, int columns, boolean twoDimensional)
      throws DecodeException {
    boolean fromWholeBytes =
        !atEndOfLine(bits)
            && fitting(new Group3Rows(bits.fromStart(), columns, twoDimensional, true))
                > fitting(new Group3Rows(bits.fromStart(), columns, twoDimensional, false));
    return new Group3Rows(bits, columns, twoDimensional, fromWholeBytes);
  }

  /** Counts how many of the first rows are complete. */
  private static int fitting(Group3Rows rows) throws DecodeException {
    int fitting = 0;
    while (fitting < ROWS_TRIED && rows.decodeRow() == RowDecoder.End.COMPLETE) {
      fitting++;
    }
    return fitting;
  }

  private static boolean atEndOfLine(SegmentBits bits) {
    bits.refill();
    return bits.peek(RowDecoder.EOL_ZEROS) == 0;
  }

  @Override
  public Step next() throws DecodeException {
    while (true) {
      RowDecoder.End end = decodeRow();
      switch (end) {
        case COMPLETE, MISPLACED_RUN -> {
          afterRow(end);
          emptyRows = 0;
          return Step.ROW;
        }
        case END_OF_LINE -> {
          if (!decoder.isEmpty()) {
            return Step.ROW; // Cut short; the code is still to be read.
          }
          swap();
          if (++emptyRows >= EMPTY_ROWS_AT_END) {
            return Step.END_OF_PAGE;
          }
        }
        case BAD_CODE -> {
          if (!endOfLineSeen) {
            throw DecodeException.corrupt(
                "a fax row has bits that are no code word, and nothing marks the next row");
          }
          skipToEndOfLine();
          return Step.ROW;
        }
        case OUT_OF_DATA -> {
          return decoder.isEmpty() ? Step.OUT_OF_DATA : Step.ROW;
        }
      }
    }
  }

  /**
   * Passes over an end-of-line code, if one stands here, and says how the row after it is coded.
   */
  private boolean skipEndOfLine() {
    bits.refill();
    if (bits.peek(RowDecoder.EOL_ZEROS) == 0 && bits.available() > RowDecoder.EOL_ZEROS) {
      bits.skipZeros();
      bits.skip(1);
      endOfLineSeen = true;
      bits.refill();
    } else if (fromWholeBytes) {
      bits.align(Byte.SIZE);
      bits.refill();
    }
    if (!twoDimensional) {
      return true;
    }
    boolean oneDimensional = bits.peek(1) == 1;
    bits.skip(1);
    return oneDimensional;
  }

  private RowDecoder.End decodeRow() throws DecodeException {
    boolean oneDimensional = skipEndOfLine();
    swap();
    return oneDimensional ? decoder.oneDimensional(row) : decoder.twoDimensional(reference, row);
  }

  private void swap() {
    RowChanges before = row;
    row = reference;
    reference = before;
  }

  /** A run that does not fit leaves the next row's start unknown, if codes mark it. */
  private void afterRow(RowDecoder.End end) {
    if (end == RowDecoder.End.MISPLACED_RUN && endOfLineSeen) {
      skipToEndOfLine();
    }
  }

  /** Skips to the next end-of-line code, or to the end. */
  private void skipToEndOfLine() {
    bits.refill();
    while (bits.available() > RowDecoder.EOL_ZEROS && bits.peek(RowDecoder.EOL_ZEROS) != 0) {
      bits.skip(1);
      bits.refill();
    }
    if (bits.available() <= RowDecoder.EOL_ZEROS) {
      bits.skip(Math.max(0, bits.available()));
    }
  }

  @Override
  public RowChanges row() {
    return row;
  }
}
