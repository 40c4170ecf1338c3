package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.jpeg.JpegDecoder;
import io.github.mediastore.internal.jpeg.JpegLimits;
import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.tiff.Segments.Segment;
import io.github.mediastore.internal.tiff.directory.TiffDirectory;
import io.github.mediastore.internal.tiff.directory.TiffEntry;
import io.github.mediastore.internal.tiff.directory.TiffTag;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Opens strips and tiles that are JPEG files, which may leave out the tables that all share (TIFF
 * technical note 2).
 */
final class JpegSegments {

  /** Four tables of each kind take less than 2 KiB. */
  private static final int MOST_TABLE_BYTES = 16 << 10;

  private static final int MARKER = 0xFF;
  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int MARKER_BYTES = 2;

  private final byte[] file;
  private final Segments segments;
  private final byte[] tables;
  private final JpegLimits limits;

  JpegSegments(byte[] file, TiffDirectory directory, TiffLayout layout, Segments segments)
      throws IOException {
    this.file = file;
    this.segments = segments;
    this.tables = tables(file, directory);
    this.limits =
        new JpegLimits(
            (long) layout.segmentWidth() * layout.segmentHeight(),
            Math.max(layout.segmentWidth(), layout.segmentHeight()),
            JpegLimits.DEFAULT.maxScans());
  }

  /** Returns what to put before each segment: the shared tables, from SOI to before EOI. */
  private static byte[] tables(byte[] file, TiffDirectory directory) throws IOException {
    Optional<TiffEntry> entry = directory.entry(TiffTag.JPEG_TABLES);
    if (entry.isEmpty() || !entry.get().has(entry.get().count())) {
      return new byte[0];
    }
    OptionalLong offset = entry.get().bytesOffset();
    long length = entry.get().count();
    if (offset.isEmpty() || length > MOST_TABLE_BYTES) {
      throw DecodeException.corrupt("Tag 347 holds " + length + " values and no JPEG tables");
    }
    int start = (int) offset.getAsLong();
    int end = start + (int) length;
    if (end - start < MARKER_BYTES || !isMarker(file, start, START_OF_IMAGE)) {
      return new byte[0];
    }
    boolean ends =
        end - start >= 2 * MARKER_BYTES && isMarker(file, end - MARKER_BYTES, END_OF_IMAGE);
    return Arrays.copyOfRange(file, start, ends ? end - MARKER_BYTES : end);
  }

  private static boolean isMarker(byte[] bytes, int offset, int marker) {
    return (bytes[offset] & 0xFF) == MARKER && (bytes[offset + 1] & 0xFF) == marker;
  }

  /** Reads the headers of a segment. */
  JpegDecoder open(int index) throws IOException {
    Segment segment = segments.segment(index, 0);
    try {
      return JpegDecoder.openPlanes(joined(segment), limits);
    } catch (DecodeException e) {
      throw inPart(index, e);
    }
  }

  private byte[] joined(Segment segment) {
    int start = segment.offset();
    int end = start + segment.length();
    if (tables.length == 0
        || segment.length() < MARKER_BYTES
        || !isMarker(file, start, START_OF_IMAGE)) {
      return Arrays.copyOfRange(file, start, end);
    }
    int length = segment.length() - MARKER_BYTES;
    byte[] joined = Arrays.copyOf(tables, tables.length + length);
    System.arraycopy(file, start + MARKER_BYTES, joined, tables.length, length);
    return joined;
  }

  /** Says which part of a TIFF a JPEG's fault is in. */
  static DecodeException inPart(int index, DecodeException e) {
    String message = "In part " + index + ": " + e.getMessage();
    DecodeException exception =
        switch (e.kind()) {
          case CORRUPT, LIMIT -> DecodeException.corrupt(message);
          case TRUNCATED -> DecodeException.truncated(message);
          case UNCOVERED -> DecodeException.uncovered(message);
        };
    exception.initCause(e);
    return exception;
  }
}
