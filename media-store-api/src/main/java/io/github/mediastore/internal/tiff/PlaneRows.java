package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.tiff.Segments.Segment;
import io.github.mediastore.internal.tiff.codec.SegmentStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
  private final Column[] columns;
  private int row;

  PlaneRows(Segments segments, SegmentOpener opener, PlaneShape shape, int firstSegment) {
    this.segments = segments;
    this.opener = opener;
    this.shape = shape;
    this.firstSegment = firstSegment;
    this.columns = new Column[shape.across()];
    boolean whole = columns.length > 1 && segmentBytes(shape) < DECOMPRESSOR_BYTES;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new Column(shape.rowBytes(), whole ? shape.segmentHeight() : 1);
    }
  }

  /** Returns the most bytes that the rows of a plane take, decompressors included. */
  static long memory(long across, long segmentRowBytes, long segmentHeight) {
    long tile = segmentRowBytes * segmentHeight;
    return across == 1
        ? segmentRowBytes + DECOMPRESSOR_BYTES
        : across * Math.min(tile, segmentRowBytes + DECOMPRESSOR_BYTES) + DECOMPRESSOR_BYTES;
  }

  private static long segmentBytes(PlaneShape shape) {
    return (long) shape.rowBytes() * shape.segmentHeight();
  }

  /** Goes to the next row. */
  void next() throws IOException {
    int band = row / shape.segmentHeight();
    boolean first = row % shape.segmentHeight() == 0;
    for (int i = 0; i < columns.length; i++) {
      if (first) {
        open(band, i);
      }
      columns[i].next();
    }
    row++;
  }

  private void open(int band, int column) throws IOException {
    int rows = shape.rowsOfSegment(band);
    Segment segment =
        segments.segment(
            firstSegment + band * columns.length + column, (long) rows * shape.rowBytes());
    int samples = shape.segmentWidth() * shape.samples();
    columns[column].open(segment, opener.open(segment, samples, rows), rows);
  }

  int row() {
    return row;
  }

  /** Unpacks one sample of each cell of the row. */
  void read(SampleReader reader, int sample, byte[] levels, byte[] target) {
    for (int i = 0; i < columns.length; i++) {
      Column column = columns[i];
      int first = i * shape.segmentWidth();
      reader.read(
          column.bytes, column.offset, sample, shape.columnsOfSegment(i), levels, target, first);
    }
  }

  @Override
  public void close() {
    for (Column column : columns) {
      column.close();
    }
  }

  /** The segments that lie below each other. */
  private static final class Column {

    final byte[] bytes;
    final int rowBytes;
    int offset;
    private int loaded;
    private @Nullable SegmentStream stream;
    private @Nullable Segment segment;

    Column(int rowBytes, int rows) {
      this.rowBytes = rowBytes;
      this.bytes = new byte[Math.toIntExact((long) rowBytes * rows)];
    }

    void open(Segment opened, SegmentStream source, int rows) throws IOException {
      close();
      segment = opened;
      stream = source;
      offset = 0;
      loaded = 0;
      if (bytes.length > rowBytes) {
        fill(rows * rowBytes);
        close();
        loaded = bytes.length;
        offset = -rowBytes;
      }
    }

    void next() throws IOException {
      if (loaded > 0) {
        offset += rowBytes;
      } else {
        fill(rowBytes);
      }
    }

    private void fill(int length) throws IOException {
      if (stream == null || segment == null) {
        throw new IllegalStateException("No segment is open");
      }
      if (stream.read(bytes, 0, length) < length) {
        throw segment.incomplete();
      }
    }

    void close() {
      if (stream != null) {
        stream.close();
        stream = null;
      }
    }
  }
}
