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
    if (end == RowDecoder.End.COMPLETE) {
      return Step.ROW;
    }
    if (end == RowDecoder.End.OUT_OF_DATA) {
      return Step.OUT_OF_DATA;
    }
    if (end == RowDecoder.End.END_OF_LINE && decoder.isEmpty()) {
      return Step.END_OF_PAGE;
    }
    throw decoder.refusal(end);
  }

  @Override
  public RowChanges row() {
    return row;
  }
}
