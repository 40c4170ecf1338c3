package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the bits of entropy-coded segments (ITU-T T.81, F.2.2.5).
 *
 * <p>Stuffed zero bytes are removed a window at a time, so that the decoders can take eight bytes
 * at once without looking for markers and the memory does not grow with the file. Whoever decodes a
 * unit (a block, or less than {@link #UNIT} bytes) calls {@link #ensureUnit} before it; within the
 * unit nothing is checked, and a unit that read past the end is noticed by the next call or by
 * {@link #finish}.
 *
 * <p>The decoders keep {@link #bits}, {@link #count} and {@link #position} in local variables while
 * they run, hence the fields without accessors.
 */
final class BitReader {

  /** Reads eight bytes of the window, the first of them highest. */
  static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** More bytes than a block can take: 64 codes of 16 bits with 15 value bits each are 248. */
  private static final int UNIT = 256;

  private static final int LONGEST_CODE = 16;

  private static final int WINDOW = 1 << 15;

  private final byte[] source;

  /** Next byte of the source to move into the window. */
  private int sourcePosition;

  /** Bytes without stuffing, with room to read past their end. */
  final byte[] window = new byte[WINDOW + 2 * UNIT];

  /** Bytes in the window. */
  private int end;

  /** Where units may start without a look at the window. */
  private int safeEnd;

  /** Whether a marker or the end of the source follows the window. */
  private boolean exhausted;

  /** Next bits, the first of them highest; bits after the first {@link #count} may be anything. */
  long bits;

  /** Bits in {@link #bits} that are known. */
  int count;

  /** Next byte of the window that is not wholly in {@link #bits}. */
  int position;

  BitReader(byte[] source) {
    this.source = source;
  }

  /** Starts an entropy-coded segment at an offset of the source. */
  void start(int offset) {
    sourcePosition = offset;
    exhausted = false;
    bits = 0;
    count = 0;
    position = 0;
    end = 0;
    safeEnd = 0;
    fill();
  }

  /**
   * Makes sure that a unit can be read, unless the data ends before.
   *
   * @throws DecodeException if units before this one read past the end of the data
   */
  void ensureUnit() throws DecodeException {
    if (position > safeEnd) {
      if (exhausted) {
        finish();
      } else {
        fill();
      }
    }
  }

  /**
   * Checks that no more was read than there is.
   *
   * @throws DecodeException if units read past the end of the data
   */
  void finish() throws DecodeException {
    if (isOverrun(0)) {
      throw endOfData();
    }
  }

  /** Fills {@link #bits} with at least 56 known bits. */
  void refill() {
    bits |= (long) BIG_ENDIAN.get(window, position) >>> count;
    position += (63 - count) >> 3;
    count |= 56;
  }

  /** Reads a number of up to 32 bits, which need not be there: see {@link #ensureUnit}. */
  int read(int length) {
    if (length == 0) {
      return 0;
    }
    if (count < 32) {
      refill();
    }
    int value = (int) (bits >>> -length);
    bits <<= length;
    count -= length;
    return value;
  }

  /** Returns an exception for data that no encoder writes, or for its end if that is the cause. */
  DecodeException corrupt(String what) {
    return isOverrun(0)
        ? endOfData()
        : DecodeException.corrupt(
            what + " in the entropy-coded data before offset " + sourcePosition);
  }

  /** Returns an exception for bits that start no code; at the very end they are padding. */
  DecodeException undefinedCode() {
    return isOverrun(LONGEST_CODE) ? endOfData() : corrupt("There is an undefined Huffman code");
  }

  /** Moves on to the next marker and returns its offset, or the length of the source. */
  int nextMarker() {
    while (!exhausted) {
      position = end;
      fill();
    }
    return sourcePosition;
  }

  /** Returns the code of the marker that {@link #nextMarker} found, or -1 at the end. */
  int marker() {
    int offset = nextMarker();
    return offset + 1 < source.length ? source[offset + 1] & 0xFF : -1;
  }

  /** Whether reading so many bits more goes past the end of the data. */
  private boolean isOverrun(int more) {
    return exhausted && 8 * position - count + more > 8 * end;
  }

  private DecodeException endOfData() {
    int marker = marker();
    if (marker < 0) {
      return DecodeException.truncated("The file ends within the entropy-coded data");
    }
    String message =
        "The entropy-coded data ends early at the "
            + Marker.name(marker)
            + " marker at offset "
            + sourcePosition;
    return marker == Marker.EOI
        ? DecodeException.truncated(message)
        : DecodeException.corrupt(message);
  }

  private void fill() {
    int rest = Math.max(0, end - position);
    System.arraycopy(window, Math.min(position, end), window, 0, rest);
    position = 0;
    end = rest;
    while (!exhausted && end < WINDOW) {
      copyClean();
      if (end < WINDOW) {
        copyByte();
      }
    }
    safeEnd = end - UNIT;
  }

  /** Moves whole words up to the first FF, or up to the last bytes of the source. */
  private void copyClean() {
    final byte[] from = source;
    final byte[] to = window;
    int next = sourcePosition;
    int filled = end;
    while (filled < WINDOW && next + 8 <= from.length) {
      long word = (long) LITTLE_ENDIAN.get(from, next);
      LITTLE_ENDIAN.set(to, filled, word);
      // The highest bit of each byte that is FF; little-endian, so the lowest of them is exact.
      long found = (~word - 0x0101010101010101L) & word & 0x8080808080808080L;
      int clean = Long.numberOfTrailingZeros(found) >> 3;
      next += clean;
      filled += clean;
      if (clean < 8) {
        break;
      }
    }
    sourcePosition = next;
    end = filled;
  }

  /** Moves one byte, or finds out what an FF means. */
  private void copyByte() {
    if (sourcePosition >= source.length) {
      exhausted = true;
      return;
    }
    byte value = source[sourcePosition];
    if (value != (byte) 0xFF) {
      window[end++] = value;
      sourcePosition++;
      return;
    }
    int next = sourcePosition + 1;
    while (next < source.length && source[next] == (byte) 0xFF) {
      next++;
    }
    if (next < source.length && source[next] == 0) {
      window[end++] = (byte) 0xFF;
      sourcePosition = next + 1;
    } else {
      // Fill bytes may precede a marker (B.1.1.2).
      sourcePosition = next < source.length ? next - 1 : source.length;
      exhausted = true;
    }
  }
}
