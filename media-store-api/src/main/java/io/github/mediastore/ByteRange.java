package io.github.mediastore;

/**
 * A stretch of a medium's bytes, with both ends included as in HTTP (RFC 9110, section 14.1.2).
 *
 * @param first position of the first byte, counted from 0
 * @param last position of the last byte, at least {@code first}
 */
public record ByteRange(long first, long last) {

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if {@code first} is negative or {@code last} lies before it
   */
  public ByteRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("No range of bytes is " + first + "-" + last);
    }
  }

  /** Returns the number of bytes in the range. */
  public long length() {
    return last - first + 1;
  }

  /**
   * Checks that a medium has all the bytes of this range.
   *
   * @param size the medium's size in bytes
   * @return this range
   * @throws IllegalArgumentException if the range goes beyond the last byte
   */
  public ByteRange requireWithin(long size) {
    if (last >= size) {
      throw new IllegalArgumentException(
          "The range " + this + " goes beyond a medium of " + size + " bytes");
    }
    return this;
  }

  /** Returns the range as HTTP writes it, such as {@code 0-499}. */
  @Override
  public String toString() {
    return first + "-" + last;
  }
}
