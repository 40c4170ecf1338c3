package io.github.mediastore.internal.tiff.codec;

import io.github.mediastore.internal.raster.DecodeException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Expands LZW as TIFF has it (TIFF 6.0, section 13; Compression 5): codes of 9 to 12 bits, most
 * significant bit first, that widen one code early.
 *
 * <p>Also reads the order of the earliest writers, least significant bit first and no early change,
 * which shows in the first two bytes. A segment may lack the clear code at its start and the end
 * code at its end; a table that is full stays as it is until it is cleared.
 *
 * <p>Each string of the table is kept as its last 1 to 8 bytes and the string before those, so most
 * are written at once.
 */
public final class TiffLzw implements SegmentStream {

  private static final VarHandle CHUNK =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST_FREE = 258;
  private static final int CODES = 4096;
  private static final int LEAST_WIDTH = 9;
  private static final int MOST_WIDTH = 12;
  private static final int NONE = -1;

  private final SegmentBits bits;
  private final boolean reversedCodes;

  /** The last bytes of each code's string, the first of them lowest. */
  private final long[] chunks = new long[CODES];

  /** The code of the string without its chunk. */
  private final short[] prefixes = new short[CODES];

  private final short[] lengths = new short[CODES];
  private final byte[] firsts = new byte[CODES];

  private int next = FIRST_FREE;
  private int width = LEAST_WIDTH;
  private int previous = NONE;
  private boolean ended;

  /** A string that did not fit into what was asked for. */
  private final byte[] rest = new byte[CODES + Long.BYTES];

  private int restPosition;
  private int restEnd;

  private TiffLzw(SegmentBits bits, boolean reversedCodes) {
    this.bits = bits;
    this.reversedCodes = reversedCodes;
    for (int i = 0; i < CLEAR; i++) {
      chunks[i] = i;
      lengths[i] = 1;
      firsts[i] = (byte) i;
    }
  }

  /**
   * Opens the {@code length} bytes of {@code file} from {@code offset}.
   *
   * @param lsbFirst whether FillOrder is 2, which turns round the bits of every compressed byte
   */
  public static TiffLzw open(byte[] file, int offset, int length, boolean lsbFirst) {
    SegmentBits bits = new SegmentBits(file, offset, length, lsbFirst);
    if (!startsWithReversedClear(bits)) {
      return new TiffLzw(bits, false);
    }
    // with the bits of each byte turned round, a code's bits come in a row, the lowest first
    return new TiffLzw(new SegmentBits(file, offset, length, !lsbFirst), true);
  }

  /**
   * The clear code in 9 bits is 0x80 0x0- now, and was 0x00 0x01 with the least significant bit
   * first.
   */
  private static boolean startsWithReversedClear(SegmentBits bits) {
    bits.refill();
    return bits.available() >= 16 && (bits.peek(16) & 0xFF01) == 1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws DecodeException {
    int position = offset;
    int end = offset + length;
    position += takeRest(into, position, end - position);
    while (position < end) {
      int code = nextString();
      if (code == NONE) {
        break;
      }
      int count = lengths[code];
      if (end - position >= count + Long.BYTES - 1) {
        write(code, count, into, position);
        position += count;
      } else {
        write(code, count, rest, 0);
        restPosition = 0;
        restEnd = count;
        position += takeRest(into, position, end - position);
      }
    }
    return position - offset;
  }

  /** Returns the next code that stands for a string, which the table has then; none at the end. */
  private int nextString() throws DecodeException {
    while (!ended) {
      int code = nextCode();
      if (code == CLEAR) {
        next = FIRST_FREE;
        width = LEAST_WIDTH;
        previous = NONE;
      } else if (code == END) {
        ended = true;
      } else {
        enter(code);
        previous = code;
        return code;
      }
    }
    return NONE;
  }

  private int nextCode() {
    bits.refill();
    if (bits.available() < width) {
      return END;
    }
    int code = bits.peek(width);
    bits.skip(width);
    return reversedCodes ? Integer.reverse(code) >>> (Integer.SIZE - width) : code;
  }

  /** Enters the previous string with the first byte of this one. */
  private void enter(int code) throws DecodeException {
    boolean known = code < CLEAR || code < next;
    if (previous == NONE) {
      if (code > END) {
        throw DecodeException.corrupt(
            "an LZW strip or tile starts with code " + code + ", not in the table yet");
      }
      return;
    }
    if (!known && code != next) {
      throw DecodeException.corrupt("LZW code " + code + " where the table ends at " + next);
    }
    if (next == CODES) {
      return;
    }
    byte last = firsts[known ? code : previous];
    int length = lengths[previous];
    int used = length & 7;
    chunks[next] = used == 0 ? last & 0xFF : chunks[previous] | (last & 0xFFL) << (8 * used);
    prefixes[next] = used == 0 ? (short) previous : prefixes[previous];
    lengths[next] = (short) (length + 1);
    firsts[next] = firsts[previous];
    next++;
    if (next == (1 << width) - (reversedCodes ? 0 : 1) && width < MOST_WIDTH) {
      width++;
    }
  }

  /** Writes a string from its last chunk to its first; up to 7 bytes after it are overwritten. */
  private void write(int code, int length, byte[] into, int offset) {
    int string = code;
    for (int at = (length - 1) & -Long.BYTES; at >= 0; at -= Long.BYTES) {
      CHUNK.set(into, offset + at, chunks[string]);
      string = prefixes[string];
    }
  }

  private int takeRest(byte[] into, int offset, int most) {
    int count = Math.min(restEnd - restPosition, most);
    System.arraycopy(rest, restPosition, into, offset, count);
    restPosition += count;
    return count;
  }
}
