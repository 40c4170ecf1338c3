package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;

/** One-dimensional rows without end-of-line codes, each from a whole byte or word. */
final class ModifiedHuffmanRows implements FaxRows {

  private final SegmentBits bits;
  private final RowDecoder decoder;
  private final RowChanges row;
  private final int unit;

  /**
   * @param unit how many bits a row's start is a multiple of
   */
  ModifiedHuffmanRows(SegmentBits bits, int columns, int unit) {
    this.bits = bits;
    this.decoder = new RowDecoder(bits, columns);
    this.row = new RowChanges(columns);
    this.unit = unit;
  }

  @Override
  public Step next() throws DecodeException {
    RowDecoder.End end = decoder.oneDimensional(row);
    bits.align(unit);
    return switch (end) {
      case COMPLETE, MISPLACED_RUN -> Step.ROW;
      case OUT_OF_DATA -> Step.OUT_OF_DATA;
      case END_OF_LINE, BAD_CODE ->
          throw DecodeException.corrupt(
              "a fax row has bits that are no code word, and nothing marks the next row");
    };
  }

  @Override
  public RowChanges row() {
    return row;
  }
}
