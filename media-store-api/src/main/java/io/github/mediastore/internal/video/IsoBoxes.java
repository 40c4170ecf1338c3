package io.github.mediastore.internal.video;

import java.io.EOFException;
import java.io.IOException;

/** Walks boxes (ISO/IEC 14496-12, section 4.2), one level at a time. */
final class IsoBoxes {

  private static final int HEADER = 8;
  private static final int LARGE_HEADER = 16;

  private final VideoBytes bytes;

  IsoBoxes(VideoBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Visits the boxes from here to an end. A visitor reads as much of a box as it likes; what it
   * leaves is passed over.
   *
   * @param end where the box around them ends, which none of them passes
   * @param visitor what looks at them
   * @throws EOFException if a box is cut off, or says an impossible length
   */
  void forEach(long end, Visitor visitor) throws IOException {
    // QuickTime may end a list with four bytes of zero: too few for a box.
    while (end - bytes.position() >= HEADER) {
      bytes.countBox();
      long start = bytes.position();
      long size = bytes.u32();
      int type = bytes.i32();
      int header = HEADER;
      if (size == 1) {
        size = bytes.u64();
        header = LARGE_HEADER;
      }
      // Size 0 goes on to the end of the file, or of the box around it.
      long boxEnd = size == 0 ? end : start + size;
      if (size != 0 && (size < header || boxEnd > end || boxEnd < start)) {
        throw new EOFException();
      }
      if (!visitor.visit(type, boxEnd) || boxEnd == Long.MAX_VALUE) {
        return;
      }
      bytes.skipTo(boxEnd);
    }
  }

  /** Reads the first four bytes of a full box, and returns its version. */
  int version() throws IOException {
    return bytes.i32() >>> 24;
  }

  /** Reads a duration; 0 if it is all ones, which say that it is not known. */
  long duration(boolean wide) throws IOException {
    long value = wide ? bytes.u64() : bytes.u32();
    return value < 0 || (!wide && value == 0xFFFF_FFFFL) ? 0 : value;
  }

  /** Looks at one box. */
  interface Visitor {

    /**
     * Looks at a box whose header was read.
     *
     * @param type its four letters as a number
     * @param end where it ends
     * @return whether to go on
     */
    boolean visit(int type, long end) throws IOException;
  }
}
