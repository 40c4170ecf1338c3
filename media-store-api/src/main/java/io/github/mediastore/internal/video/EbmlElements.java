package io.github.mediastore.internal.video;

import java.io.EOFException;
import java.io.IOException;

/** Walks the elements of EBML (RFC 8794, section 4 to 7), one level at a time. */
final class EbmlElements {

  private static final int LONGEST_ID = 4;

  private final VideoBytes bytes;

  EbmlElements(VideoBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Visits the elements from here to an end. A visitor reads as much of an element as it likes;
   * what it leaves is passed over.
   *
   * @param end where the element around them ends, which none of them passes
   * @param visitor what looks at them
   * @throws EOFException if an element is cut off, or says an impossible length
   */
  void forEach(long end, Visitor visitor) throws IOException {
    while (bytes.position() < end) {
      bytes.countBox();
      long id = id();
      long size = size();
      // Without a size it goes on to where the element around it ends.
      long elementEnd = size < 0 ? end : bytes.position() + size;
      if (elementEnd > end || elementEnd < 0) {
        throw new EOFException();
      }
      if (!visitor.visit(id, elementEnd) || elementEnd == Long.MAX_VALUE) {
        return;
      }
      bytes.skipTo(elementEnd);
    }
  }

  /** An id, with its marker. */
  private long id() throws IOException {
    int first = bytes.u8();
    int length = Integer.numberOfLeadingZeros(first << 24) + 1;
    if (length > LONGEST_ID) {
      throw new EOFException();
    }
    return rest(first, length);
  }

  /** A size without its marker, or -1 if it is unknown. */
  private long size() throws IOException {
    int first = bytes.u8();
    int length = Integer.numberOfLeadingZeros(first << 24) + 1;
    if (length > Long.BYTES) {
      throw new EOFException();
    }
    long most = (1L << (7 * length)) - 1;
    long size = rest(first & (0xFF >> length), length);
    return size == most ? -1 : size;
  }

  private long rest(long value, int length) throws IOException {
    for (int i = 1; i < length; i++) {
      value = value << 8 | bytes.u8();
    }
    return value;
  }

  /** Reads a number of up to 8 bytes that ends here; negative if it needs them all. */
  long unsigned(long end) throws IOException {
    long length = end - bytes.position();
    if (length > Long.BYTES) {
      throw new EOFException();
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes.u8();
    }
    return value;
  }

  /** Reads a floating-point number of 4 or 8 bytes that ends here, or 0. */
  double floating(long end) throws IOException {
    long length = end - bytes.position();
    if (length == Float.BYTES) {
      return Float.intBitsToFloat(bytes.i32());
    }
    return length == Double.BYTES ? Double.longBitsToDouble(bytes.u64()) : 0;
  }

  /** Looks at one element. */
  interface Visitor {

    /**
     * Looks at an element whose header was read.
     *
     * @param id its id, with the marker
     * @param end where it ends
     * @return whether to go on
     */
    boolean visit(long id, long end) throws IOException;
  }
}
