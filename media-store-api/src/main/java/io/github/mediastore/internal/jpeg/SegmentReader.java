package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;

/** Reads the big-endian fields of one marker segment and never leaves it. */
final class SegmentReader {

  private final byte[] jpeg;
  private final int marker;
  private final int start;
  private final int end;
  private int position;

  /**
   * Opens a segment.
   *
   * @param jpeg the file
   * @param marker the marker of the segment, for messages
   * @param start offset of the segment's length field
   * @throws DecodeException if the file ends within the segment
   */
  SegmentReader(byte[] jpeg, int marker, int start) throws DecodeException {
    this.jpeg = jpeg;
    this.marker = marker;
    this.start = start;
    this.position = start + 2;
    int length = position <= jpeg.length ? unsigned16(start) : 2;
    this.end = start + length;
    if (position > jpeg.length || end > jpeg.length) {
      throw DecodeException.truncated("The file ends within the " + where());
    }
    if (length < 2) {
      throw DecodeException.corrupt("The length of the " + where() + " is " + length);
    }
  }

  int end() {
    return end;
  }

  int remaining() {
    return end - position;
  }

  int u8() throws DecodeException {
    require(1);
    return jpeg[position++] & 0xFF;
  }

  int u16() throws DecodeException {
    require(2);
    position += 2;
    return unsigned16(position - 2);
  }

  boolean startsWith(String text) {
    if (remaining() < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (jpeg[position + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  void skip(int bytes) throws DecodeException {
    require(bytes);
    position += bytes;
  }

  /** Returns an exception that says what is wrong with this segment. */
  DecodeException corrupt(String what) {
    return DecodeException.corrupt("The " + where() + " " + what);
  }

  private void require(int bytes) throws DecodeException {
    if (remaining() < bytes) {
      throw corrupt("is too short");
    }
  }

  private String where() {
    return Marker.name(marker) + " segment at offset " + (start - 2);
  }

  private int unsigned16(int offset) {
    return (jpeg[offset] & 0xFF) << 8 | (jpeg[offset + 1] & 0xFF);
  }
}
