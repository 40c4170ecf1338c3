package io.github.mediastore.internal.tiff.codec;

import java.util.Arrays;
import java.util.Objects;

/**
 * Expands PackBits (TIFF 6.0, section 9; Compression 32773): runs of one byte, and bytes as they
 * are.
 *
 * <p>No bytes contradict the scheme, so a damaged segment shows only in its length.
 */
public final class PackBits implements SegmentStream {

  private static final int NO_OPERATION = -128;

  private final byte[] file;
  private final int end;
  private final boolean lsbFirst;
  private int position;

  private int literals;
  private int repeats;
  private byte repeated;

  private PackBits(byte[] file, int offset, int length, boolean lsbFirst) {
    Objects.checkFromIndexSize(offset, length, file.length);
    this.file = file;
    this.position = offset;
    this.end = offset + length;
    this.lsbFirst = lsbFirst;
  }

  /**
   * Opens the {@code length} bytes of {@code file} from {@code offset}.
   *
   * @param lsbFirst whether FillOrder is 2, which turns round the bits of every compressed byte
   */
  public static PackBits open(byte[] file, int offset, int length, boolean lsbFirst) {
    return new PackBits(file, offset, length, lsbFirst);
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int filled = 0;
    while (filled < length && (literals > 0 || repeats > 0 || startRun())) {
      if (literals > 0) {
        filled += copy(into, offset + filled, length - filled);
      } else {
        filled += repeat(into, offset + filled, length - filled);
      }
    }
    return filled;
  }

  /** Reads the next head; false at the end, which may come within a run. */
  private boolean startRun() {
    while (position < end) {
      int head = next();
      if (head >= 0) {
        literals = Math.min(head + 1, end - position);
        return literals > 0;
      }
      if (head != NO_OPERATION) {
        if (position == end) {
          return false;
        }
        repeats = 1 - head;
        repeated = next();
        return true;
      }
    }
    return false;
  }

  private byte next() {
    byte value = file[position++];
    return lsbFirst ? BitReversal.reverse(value) : value;
  }

  private int copy(byte[] into, int offset, int most) {
    int count = Math.min(literals, most);
    System.arraycopy(file, position, into, offset, count);
    if (lsbFirst) {
      BitReversal.reverse(into, offset, count);
    }
    position += count;
    literals -= count;
    return count;
  }

  private int repeat(byte[] into, int offset, int most) {
    int count = Math.min(repeats, most);
    Arrays.fill(into, offset, offset + count, repeated);
    repeats -= count;
    return count;
  }
}
