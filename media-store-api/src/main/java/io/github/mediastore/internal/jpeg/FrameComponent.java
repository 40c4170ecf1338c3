package io.github.mediastore.internal.jpeg;

/**
 * One colour component as its frame header describes it (ITU-T T.81, B.2.2 and A.1.1).
 *
 * @param id its identifier, by which scans name it
 * @param horizontal its blocks across a minimum coded unit, 1 to 4
 * @param vertical its blocks down a minimum coded unit, 1 to 4
 * @param quantizationTable the table that its coefficients were divided by, 0 to 3
 * @param blockColumns blocks that cover its width
 * @param blockRows blocks that cover its height
 * @param paddedColumns blocks across in whole minimum coded units
 * @param paddedRows blocks down in whole minimum coded units
 * @param spanX its exact width in samples, as a fraction of {@link #SPAN_DENOMINATOR}
 * @param spanY its exact height in samples, as a fraction of {@link #SPAN_DENOMINATOR}
 */
record FrameComponent(
    int id,
    int horizontal,
    int vertical,
    int quantizationTable,
    int blockColumns,
    int blockRows,
    int paddedColumns,
    int paddedRows,
    long spanX,
    long spanY) {

  /** A multiple of every sampling factor, so that spans stay whole numbers. */
  static final int SPAN_DENOMINATOR = 12;

  long blocks() {
    return (long) blockColumns * blockRows;
  }

  long paddedBlocks() {
    return (long) paddedColumns * paddedRows;
  }
}
