package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;

/** Two-dimensional rows, each told by its difference to the one before (ITU-T T.6). */
final class Group4Rows implements FaxRows {

  private final RowDecoder decoder;
  private RowChanges row;
  private RowChanges reference;

  Group4Rows(SegmentBits bits, int columns) {
    this.decoder = new RowDecoder(bits, columns);
    this.row = new RowChanges(columns);
    this.reference = new RowChanges(columns);
  }

  @Override
  public Step next() throws DecodeException {
    RowChanges before = row;
    row = reference;
    reference = before;
    RowDecoder.End end = decoder.twoDimensional(reference, row);
    return switch (end) {
      case COMPLETE -> Step.ROW;
      case OUT_OF_DATA -> Step.OUT_OF_DATA;
      case END_OF_LINE -> {
        if (decoder.isEmpty()) {
          yield Step.END_OF_PAGE;
        }
        throw DecodeException.corrupt("a Group 4 fax ends within a row");
      }
      case MISPLACED_RUN ->
          throw DecodeException.corrupt("a Group 4 fax row has a run that does not fit into it");
      case BAD_CODE ->
          throw DecodeException.corrupt("a Group 4 fax row has bits that are no code word");
    };
  }

  @Override
  public RowChanges row() {
    return row;
  }
}
