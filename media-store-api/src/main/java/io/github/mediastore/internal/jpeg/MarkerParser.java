package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the marker segments of a file, from scan to scan (ITU-T T.81, B.1 and B.2).
 *
 * <p>As forgiving as libjpeg: bytes between segments are passed over, application segments are read
 * only as far as they are understood, and a missing end-of-image marker is told, not refused.
 */
final class MarkerParser {

  /** Bytes before the colour transform in an Adobe segment. */
  private static final int ADOBE_TRANSFORM = 11;

  /** Bytes of a JFIF segment without a thumbnail; libjpeg does not believe shorter ones. */
  private static final int JFIF_LENGTH = 14;

  private final byte[] jpeg;
  private final JpegLimits limits;
  private final DecoderTables tables = new DecoderTables();
  private int position = 2;
  private int scans;
  private @Nullable FrameHeader frame;
  private boolean endOfImage;
  private boolean jfif;
  private int adobeTransform = -1;

  /**
   * Starts at the first marker.
   *
   * @throws DecodeException if the file does not start as a JPEG does
   */
  MarkerParser(byte[] jpeg, JpegLimits limits) throws DecodeException {
    if (jpeg.length < 2 || jpeg[0] != (byte) 0xFF || jpeg[1] != (byte) Marker.SOI) {
      throw DecodeException.corrupt("The file does not start with the SOI marker of a JPEG");
    }
    this.jpeg = jpeg;
    this.limits = limits;
  }

  /** Returns the header of the next scan, or nothing at the end of the image or of the file. */
  Optional<ScanHeader> nextScan() throws DecodeException {
    while (findMarker()) {
      int marker = jpeg[position + 1] & 0xFF;
      if (marker == Marker.EOI) {
        endOfImage = true;
        return Optional.empty();
      }
      position += 2;
      if (marker == Marker.SOS) {
        SegmentReader segment = new SegmentReader(jpeg, marker, position);
        limits.checkScans(++scans);
        ScanHeader scan = ScanHeader.read(segment, frame());
        position = segment.end();
        return Optional.of(scan);
      }
      if (!Marker.standsAlone(marker)) {
        readSegment(marker);
      }
    }
    return Optional.empty();
  }

  /** Walks to the first scan and returns the frame header that must stand before it. */
  FrameHeader readToFirstScan() throws DecodeException {
    if (nextScan().isEmpty()) {
      throw endOfImage
          ? DecodeException.corrupt("The JPEG has no picture: it ends before the first scan")
          : DecodeException.truncated("The file ends before the first scan");
    }
    return frame();
  }

  /** Continues from an offset, after the data of a scan. */
  void resume(int offset) {
    position = offset;
  }

  /** Passes over the data of a scan and returns whether a marker follows it. */
  boolean skipScanData() {
    while (findMarker()) {
      if (!Marker.isRestart(jpeg[position + 1] & 0xFF)) {
        return true;
      }
      position += 2;
    }
    return false;
  }

  DecoderTables tables() {
    return tables;
  }

  /** Whether the end-of-image marker was met. */
  boolean endOfImage() {
    return endOfImage;
  }

  boolean jfif() {
    return jfif;
  }

  /** Returns the colour transform of the Adobe marker, or -1 without one. */
  int adobeTransform() {
    return adobeTransform;
  }

  private FrameHeader frame() throws DecodeException {
    if (frame == null) {
      throw DecodeException.corrupt("The first scan stands before the frame header");
    }
    return frame;
  }

  /** Moves to the next marker; FF bytes may fill up before it, FF00 is data (B.1.1.2). */
  private boolean findMarker() {
    for (; position + 1 < jpeg.length; position++) {
      if (jpeg[position] == (byte) 0xFF) {
        byte next = jpeg[position + 1];
        if (next != 0 && next != (byte) 0xFF) {
          return true;
        }
      }
    }
    position = jpeg.length;
    return false;
  }

  private void readSegment(int marker) throws DecodeException {
    if (marker == Marker.SOF55) {
      throw DecodeException.uncovered("This decoder does not read JPEG-LS");
    }
    if (marker >= Marker.APP0) {
      readApplicationSegment(marker);
      return;
    }
    SegmentReader segment = new SegmentReader(jpeg, marker, position);
    position = segment.end();
    if (Marker.isFrame(marker)) {
      readFrame(segment, marker);
      return;
    }
    switch (marker) {
      case Marker.DQT -> tables.readQuantization(segment);
      case Marker.DHT -> tables.readHuffman(segment);
      case Marker.DRI -> tables.readRestartInterval(segment);
      case Marker.DHP ->
          throw DecodeException.uncovered("This decoder does not read hierarchical JPEG");
      default -> {
        // DNL was looked up when it was needed; DAC, EXP and reserved segments decode nothing here.
      }
    }
  }

  /** Takes the JFIF and Adobe signs; anything else, and anything odd, is none of our business. */
  private void readApplicationSegment(int marker) throws DecodeException {
    int length = position + 1 < jpeg.length ? lengthAt(position) : 2;
    if (length < 2) {
      position += 2;
      return;
    }
    SegmentReader segment = new SegmentReader(jpeg, marker, position);
    position = segment.end();
    if (marker == Marker.APP0
        && segment.startsWith("JFIF\0")
        && segment.remaining() >= JFIF_LENGTH) {
      jfif = true;
    } else if (marker == Marker.APP14
        && segment.startsWith("Adobe")
        && segment.remaining() > ADOBE_TRANSFORM) {
      segment.skip(ADOBE_TRANSFORM);
      adobeTransform = segment.u8();
    }
  }

  private void readFrame(SegmentReader segment, int marker) throws DecodeException {
    if (frame != null) {
      throw segment.corrupt("is a second frame header");
    }
    FrameHeader header =
        FrameHeader.read(segment, CodingProcess.of(marker), this::linesAfterFirstScan);
    limits.checkSize(header.width(), header.height());
    frame = header;
  }

  private int linesAfterFirstScan() throws DecodeException {
    for (int i = position; i + 5 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) Marker.DNL && lengthAt(i + 2) == 4) {
        return new SegmentReader(jpeg, Marker.DNL, i + 2).u16();
      }
    }
    return 0;
  }

  private int lengthAt(int offset) {
    return (jpeg[offset] & 0xFF) << 8 | (jpeg[offset + 1] & 0xFF);
  }
}
