package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.tiff.Segments.Segment;
import java.io.IOException;

/**
 * The rows of one stored plane, one after the other, as packed samples.
 *
 * <p>Segments that lie beside each other are read at the same time, a row of each. Only if they are
 * so small that an open decompressor is larger than what it decompresses, they are decompressed one
 * after the other.
 */
final class PlaneRows implements AutoCloseable {

  /** What an open decompressor takes at most: tables, or the window of Deflate. */
  private static final long DECOMPRESSOR_BYTES = 64 << 10;

  private final Segments segments;
  private final SegmentOpener opener;
  private final PlaneShape shape;
  private final int firstSegment;
  private final SegmentColumn[] columns;
  private int row;

  PlaneRows(Segments segments, SegmentOpener opener, PlaneShape shape, int firstSegment) {
    this.segments = segments;
    this.opener = opener;
    this.shape = shape;
    this.firstSegment = firstSegment;
    this.columns = new SegmentColumn[shape.across()];
    boolean whole = columns.length > 1 && segmentBytes(shape) < DECOMPRESSOR_BYTES;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new SegmentColumn(shape, whole);
    }
  }

  private static long segmentBytes(PlaneShape shape) {
    return (long) shape.rowBytes() * shape.segmentHeight();
  }

  /**
   * Returns the most bytes that the rows of a plane take, decompressors included.
   *
   * @param across how many segments lie beside each other
   */
  static long memory(long across, long segmentRowBytes, long segmentHeight) {
    long stream = segmentRowBytes + DECOMPRESSOR_BYTES;
    return across == 1
        ? stream
        : across * Math.min(segmentRowBytes * segmentHeight, stream) + DECOMPRESSOR_BYTES;
  }

  /** Goes to the next row. */
  void next() throws IOException {
    int band = row / shape.segmentHeight();
    for (int column = 0; column < columns.length; column++) {
      if (row % shape.segmentHeight() == 0) {
        open(band, column);
      } else {
        columns[column].nextRow();
      }
    }
    row++;
  }

  private void open(int band, int column) throws IOException {
    int rows = shape.rowsOfSegment(band);
    int index = firstSegment + band * columns.length + column;
    Segment segment = segments.segment(index, (long) rows * shape.rowBytes());
    int samples = shape.segmentWidth() * shape.samples();
    columns[column].open(segment, opener.open(segment, samples, rows), rows);
  }

  /** Returns how many rows have been passed, this one included. */
  int row() {
    return row;
  }

  /** Unpacks one sample of each cell of the row. */
  void read(SampleReader reader, int sample, byte[] levels, byte[] target) {
    for (int column = 0; column < columns.length; column++) {
      reader.read(
          columns[column].bytes(),
          columns[column].offset(),
          sample,
          shape.columnsOfSegment(column),
          levels,
          target,
          column * shape.segmentWidth());
    }
  }

  @Override
  public void close() {
    for (SegmentColumn column : columns) {
      column.close();
    }
  }
}
