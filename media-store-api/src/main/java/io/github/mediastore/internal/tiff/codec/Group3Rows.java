package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Rows told apart by end-of-line codes (ITU-T T.4), or by nothing, as many writers have it.
 *
 * <p>With end-of-line codes, what is damaged of a row stays white and the next row begins after the
 * next code. Without, rows follow each other at once or from whole bytes, whichever fits more rows
 * of the segment.
 */
final class Group3Rows implements FaxRows {

  /** A page ends with six end-of-line codes, so after five rows without a pixel. */
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

  static Group3Rows open(SegmentBits bits, int columns, int rows, boolean twoDimensional) {
    bits.refill();
    if (!atEndOfLine(bits)) {
      int atOnce = fitting(new Group3Rows(bits.fromStart(), columns, twoDimensional, false), rows);
      if (atOnce < rows
          && atOnce
              < fitting(new Group3Rows(bits.fromStart(), columns, twoDimensional, true), rows)) {
        return new Group3Rows(bits, columns, twoDimensional, true);
      }
    }
    return new Group3Rows(bits, columns, twoDimensional, false);
  }

  /** Returns how many rows, up to {@code most}, come before the first that does not fit. */
  private static int fitting(Group3Rows tried, int most) {
    int count = 0;
    while (count < most && tried.findRow() && tried.decode() == RowDecoder.End.COMPLETE) {
      count++;
    }
    return count;
  }

  @Override
  public Step next() throws DecodeException {
    if (!findRow()) {
      return endOfData();
    }
    RowDecoder.End end = decode();
    emptyRows = end == RowDecoder.End.END_OF_LINE && decoder.isEmpty() ? emptyRows + 1 : 0;
    return switch (end) {
      case COMPLETE, MISPLACED_RUN, END_OF_LINE -> Step.ROW;
      case OUT_OF_DATA -> endOfData();
      case BAD_CODE -> {
        if (!endOfLineSeen) {
          throw decoder.refusal(end);
        }
        yield Step.ROW;
      }
      case EXTENSION -> throw decoder.refusal(end);
    };
  }

  private Step endOfData() {
    return emptyRows >= EMPTY_ROWS_AT_END ? Step.END_OF_PAGE : Step.OUT_OF_DATA;
  }

  private RowDecoder.End decode() {
    if (!twoDimensional) {
      return decoder.oneDimensional(row);
    }
    RowChanges before = row;
    row = reference;
    reference = before;
    bits.refill();
    boolean alone = bits.peek(1) == 1;
    bits.skip(1);
    return alone ? decoder.oneDimensional(row) : decoder.twoDimensional(reference, row);
  }

  /** Goes to where a row begins; false if there is none. */
  private boolean findRow() {
    if (fromWholeBytes) {
      bits.align(Byte.SIZE);
      return bits.available() > 0;
    }
    bits.refill();
    if (!endOfLineSeen && !atEndOfLine(bits)) {
      return bits.available() > 0;
    }
    while (!atEndOfLine(bits)) {
      int upToLastOne =
          RowDecoder.EOL_ZEROS - Integer.numberOfTrailingZeros(bits.peek(RowDecoder.EOL_ZEROS));
      bits.skip(upToLastOne);
      bits.refill();
    }
    bits.skipZeros();
    bits.skip(1);
    endOfLineSeen = true;
    return bits.available() >= 0;
  }

  /** Whether the next bits are an end-of-line code, fill before one, or nothing at all. */
  private static boolean atEndOfLine(SegmentBits bits) {
    return bits.peek(RowDecoder.EOL_ZEROS) == 0;
  }

  @Override
  public RowChanges row() {
    return row;
  }
}
