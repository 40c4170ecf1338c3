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
  private static final int ONE_LONGER = 1 << 20;

  private final SegmentBits bits;
  private final boolean reversedCodes;

  /** The last bytes of each code's string, the first of them lowest. */
  private final long[] chunks = new long[CODES];

  /**
   * What is known of each code's string: its length, the code of the string before its chunk, its
   * first byte.
   */
  private final int[] strings = new int[CODES];

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
      strings[i] = string(1, 0, i);
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
      int count = length(strings[code]);
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
            "An LZW table starts with code " + code + ", which is not in it yet");
      }
      return;
    }
    if (!known && code != next) {
      throw DecodeException.corrupt("LZW code " + code + " is beyond the table, which has " + next);
    }
    if (next == CODES) {
      return;
    }
    int string = strings[previous];
    int length = length(string);
    long last = first(strings[known ? code : previous]);
    if ((length & 7) == 0) {
      chunks[next] = last;
      strings[next] = string(length + 1, previous, first(string));
    } else {
      chunks[next] = chunks[previous] | last << (8 * (length & 7));
      strings[next] = string + ONE_LONGER;
    }
    next++;
    if (next == (1 << width) - (reversedCodes ? 0 : 1) && width < MOST_WIDTH) {
      width++;
    }
  }

  /** Writes a string from its last chunk to its first; up to 7 bytes after it are overwritten. */
  private void write(int code, int length, byte[] into, int offset) {
    int part = code;
    for (int at = (length - 1) & -Long.BYTES; at >= 0; at -= Long.BYTES) {
      CHUNK.set(into, offset + at, chunks[part]);
      part = prefix(strings[part]);
    }
  }

  private static int string(int length, int prefix, int first) {
    return length << 20 | prefix << 8 | first;
  }

  private static int length(int string) {
    return string >>> 20;
  }

  private static int prefix(int string) {
    return (string >>> 8) & (CODES - 1);
  }

  private static int first(int string) {
    return string & 0xFF;
  }

  private int takeRest(byte[] into, int offset, int most) {
    int count = Math.min(restEnd - restPosition, most);
    System.arraycopy(rest, restPosition, into, offset, count);
    restPosition += count;
    return count;
  }
}
