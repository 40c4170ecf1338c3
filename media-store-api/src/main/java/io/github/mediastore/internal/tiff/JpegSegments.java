package io.github.mediastore.internal.tiff;

import io.github.mediastore.internal.jpeg.JpegDecoder;
import io.github.mediastore.internal.jpeg.JpegLimits;
import io.github.mediastore.internal.jpeg.JpegTables;
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

  /** Four tables of each kind take less than 4 KiB. */
  private static final int MOST_TABLE_BYTES = 16 << 10;

  private final byte[] file;
  private final Segments segments;
  private final JpegTables tables;
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

  private static JpegTables tables(byte[] file, TiffDirectory directory) throws IOException {
    Optional<TiffEntry> entry = directory.entry(TiffTag.JPEG_TABLES);
    if (entry.isEmpty() || !entry.get().has(entry.get().count())) {
      return JpegTables.NONE;
    }
    OptionalLong offset = entry.get().bytesOffset();
    long length = entry.get().count();
    if (offset.isEmpty() || length > MOST_TABLE_BYTES) {
      throw DecodeException.corrupt("Tag 347 holds " + length + " values and no JPEG tables");
    }
    int start = (int) offset.getAsLong();
    try {
      return JpegTables.read(Arrays.copyOfRange(file, start, start + (int) length));
    } catch (DecodeException e) {
      throw typed("In the shared tables: ", e);
    }
  }

  /** Reads the headers of a segment. */
  JpegDecoder open(int index) throws IOException {
    Segment segment = segments.segment(index, 0);
    int start = segment.offset();
    try {
      return JpegDecoder.openPlanes(
          Arrays.copyOfRange(file, start, start + segment.length()), tables, limits);
    } catch (DecodeException e) {
      throw inPart(index, e);
    }
  }

  /** Says which part of a TIFF a JPEG's fault is in. */
  static DecodeException inPart(int index, DecodeException e) {
    return typed("In part " + index + ": ", e);
  }

  private static DecodeException typed(String where, DecodeException e) {
    String message = where + e.getMessage();
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
