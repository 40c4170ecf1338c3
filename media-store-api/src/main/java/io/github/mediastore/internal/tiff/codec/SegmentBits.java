package io.github.mediastore.internal.tiff.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The bits of a segment, first bit first, through a window of 64. Past the end come zeros, and
 * {@link #available} goes below zero when they are skipped.
 */
final class SegmentBits {

  private static final VarHandle MSB_FIRST =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LSB_FIRST =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] file;
  private final int start;
  private final int end;
  private final boolean lsbFirst;
  private int position;
  private long window;
  private int available;

  SegmentBits(byte[] file, int offset, int length, boolean lsbFirst) {
    Objects.checkFromIndexSize(offset, length, file.length);
    this.file = file;
    this.start = offset;
    this.end = offset + length;
    this.lsbFirst = lsbFirst;
    this.position = offset;
  }

  /** Opens the same segment from its first bit. */
  SegmentBits fromStart() {
    return new SegmentBits(file, start, end - start, lsbFirst);
  }

  /** Fills the window: at least 56 bits are available then, or all that are left. */
  void refill() {
    if (end - position >= Long.BYTES) {
      long next =
          lsbFirst
              ? Long.reverse((long) LSB_FIRST.get(file, position))
              : (long) MSB_FIRST.get(file, position);
      // the bits below the last whole byte are set here and set again, to the same, by the next
      // refill
      window |= next >>> available;
      position += (63 - available) >>> 3;
      available |= 56;
    } else {
      while (available <= 56 && position < end) {
        byte next = file[position++];
        long bits = (lsbFirst ? BitReversal.reverse(next) : next) & 0xFF;
        window |= bits << (56 - available);
        available += 8;
      }
    }
  }

  /** Returns the next {@code count} bits, 1 to 32 of those in the window, and leaves them there. */
  int peek(int count) {
    return (int) (window >>> (64 - count));
  }

  /** Skips {@code count} bits, 0 to 56 of those in the window. */
  void skip(int count) {
    window <<= count;
    available -= count;
  }

  /** Returns how many bits the window holds; below zero if more were skipped than there were. */
  int available() {
    return available;
  }

  /** Skips zeros, over any number of windows, up to the next one bit or the end. */
  void skipZeros() {
    for (refill(); window >= 0 && available > 0; refill()) {
      skip(Math.min(Long.numberOfLeadingZeros(window), Math.min(available, 56)));
    }
  }

  /**
   * Skips to a multiple of {@code unit} bits, a power of two up to 32, from the segment's start.
   */
  void align(int unit) {
    refill();
    skip((int) -consumed() & (unit - 1));
  }

  private long consumed() {
    return 8L * (position - start) - available;
  }
}
