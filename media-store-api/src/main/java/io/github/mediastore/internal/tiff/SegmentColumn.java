package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.tiff.Segments.Segment;
import io.github.mediastore.internal.tiff.codec.SegmentStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a plane that lie below each other, of which one row at a time is needed: read a
 * row at a time, or a whole segment at once.
 */
final class SegmentColumn implements AutoCloseable {

  private final int rowBytes;
  private final boolean whole;
  private final byte[] bytes;
  private int offset;
  private @Nullable OpenSegment open;

  /**
   * Starts above the first segment.
   *
   * @param whole whether to read whole segments at once
   */
  SegmentColumn(PlaneShape shape, boolean whole) {
    this.rowBytes = shape.rowBytes();
    this.whole = whole;
    int rows = whole ? shape.segmentHeight() : 1;
    this.bytes = new byte[Math.toIntExact((long) rowBytes * rows)];
  }

  /**
   * Goes to the next segment and its first row.
   *
   * @param stream closed by this
   * @param rows how many of its rows belong to the picture
   */
  void open(Segment segment, SegmentStream stream, int rows) throws IOException {
    close();
    open = new OpenSegment(segment, stream);
    offset = 0;
    open.fill(bytes, whole ? rows * rowBytes : rowBytes);
    if (whole) {
      close();
    }
  }

  /** Goes to the next row of the segment. */
  void nextRow() throws IOException {
    if (open == null) {
      offset += rowBytes;
    } else {
      open.fill(bytes, rowBytes);
    }
  }

  /** Returns the array that holds the row. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns where the row starts in the array. */
  int offset() {
    return offset;
  }

  @Override
  public void close() {
    if (open != null) {
      open.stream.close();
      open = null;
    }
  }

  private record OpenSegment(Segment segment, SegmentStream stream) {

    void fill(byte[] bytes, int length) throws IOException {
      if (stream.read(bytes, 0, length) < length) {
        throw segment.incomplete();
      }
    }
  }
}
