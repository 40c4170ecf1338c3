package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;

/**
 * Decodes single rows of a fax, one- and two-dimensional (ITU-T T.4, clauses 4.1 and 4.2), into
 * their changes.
 */
final class RowDecoder {

  /** How a row ended. Where that is not at its last pixel, the rest is white. */
  enum End {
    /** At the last pixel. */
    COMPLETE,
    /**
     * At a run that goes beyond the last pixel, or lies before the one before it; that run is left
     * out.
     */
    MISPLACED_RUN,
    /** At an end-of-line code, which is still to be read. */
    END_OF_LINE,
    /** At bits that are no code word. */
    BAD_CODE,
    /** At the segment's end. */
    OUT_OF_DATA
  }

  /**
   * How many zeros come before the one bit of an end-of-line code, at least; no other codes have as
   * many.
   */
  static final int EOL_ZEROS = 11;

  private final SegmentBits bits;
  private final int columns;

  /** The pixel up to which the row is decoded: T.4's a0. */
  private int a0;

  RowDecoder(SegmentBits bits, int columns) {
    this.bits = bits;
    this.columns = columns;
  }

  /** Whether the row decoded last has no pixel that was coded. */
  boolean isEmpty() {
    return a0 == 0;
  }

  End oneDimensional(RowChanges row) {
    row.clear();
    a0 = 0;
    End end = End.COMPLETE;
    while (a0 < columns && end == End.COMPLETE) {
      end = run(row);
    }
    row.finish(a0);
    return end;
  }

  End twoDimensional(RowChanges reference, RowChanges row) throws DecodeException {
    row.clear();
    a0 = 0;
    int b1 = 0;
    End end = End.COMPLETE;
    while (a0 < columns && end == End.COMPLETE) {
      bits.refill();
      int found = ModeCodes.find(bits.peek(ModeCodes.BITS));
      int mode = ModeCodes.mode(found);
      if (mode < ModeCodes.PASS) {
        bits.skip(ModeCodes.length(found));
        end = changeAt(reference.position(b1) + mode, row);
        b1 = reference.after(a0, mode < 0 && b1 > 0 ? b1 - 1 : b1 + 1);
      } else if (mode == ModeCodes.PASS) {
        bits.skip(ModeCodes.length(found));
        a0 = reference.position(b1 + 1);
        b1 += 2;
      } else if (mode == ModeCodes.HORIZONTAL) {
        bits.skip(ModeCodes.length(found));
        end = run(row);
        if (end == End.COMPLETE) {
          end = run(row);
        }
        b1 = reference.after(a0, b1);
      } else if (mode == ModeCodes.EXTENSION) {
        throw DecodeException.uncovered("a fax row in uncompressed mode or with another extension");
      } else {
        end = withoutCode();
      }
    }
    row.finish(a0);
    return end;
  }

  /** Reads one run of the colour that the row has come to. */
  private End run(RowChanges row) {
    RunCodes codes = row.isBlack() ? RunCodes.BLACK : RunCodes.WHITE;
    int position = a0;
    int found;
    do {
      bits.refill();
      found = codes.find(bits.peek(RunCodes.BITS));
      if (found == RunCodes.NONE) {
        return withoutCode();
      }
      bits.skip(RunCodes.length(found));
      position = Math.min(position + RunCodes.run(found), columns + 1);
    } while (RunCodes.isMakeUp(found));
    return changeAt(position, row);
  }

  private End changeAt(int position, RowChanges row) {
    if (position < a0 || position > columns) {
      return End.MISPLACED_RUN;
    }
    row.add(position);
    a0 = position;
    return End.COMPLETE;
  }

  /** Says what stands where no code word begins. */
  private End withoutCode() {
    if (bits.peek(EOL_ZEROS) == 0 && bits.available() > EOL_ZEROS) {
      return End.END_OF_LINE;
    }
    return bits.available() < RunCodes.BITS ? End.OUT_OF_DATA : End.BAD_CODE;
  }
}
