package io.github.mediastore.internal.gif;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The strings of indexes that the codes of a frame stand for.
 *
 * <p>Each is kept as its tail, which are its indexes from the last multiple of eight on, and the
 * code of the string before that. So most are written at once, and none index by index.
 */
final class StringTable {

  /** Most strings there can be, and more than the longest has indexes. */
  static final int SIZE = 1 << 12;

  private static final int TAIL = Long.BYTES;

  /** How far behind the offset {@link #write} may write, with what it puts behind a string. */
  static final int MOST_WRITTEN = SIZE + TAIL;

  private static final int FIRST_SHIFT = 12;
  private static final int BEFORE_SHIFT = 20;
  private static final int LENGTH_MASK = SIZE - 1;
  private static final int START_MASK = (1 << BEFORE_SHIFT) - 1;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long[] tails;

  /**
   * From the lowest bits: 12 of the length, 8 of the first index, 12 of the code before the tail.
   */
  private final int[] links;

  /** Creates a table of strings of a single index, one for each of so many codes. */
  StringTable(int singles) {
    this.tails = new long[SIZE];
    this.links = new int[SIZE];
    for (int index = 0; index < singles; index++) {
      tails[index] = index & 0xFF;
      links[index] = (index & 0xFF) << FIRST_SHIFT | 1;
    }
  }

  /** Copies a table. */
  StringTable(StringTable other) {
    this.tails = other.tails.clone();
    this.links = other.links.clone();
  }

  /**
   * Sets a string: that of one code, and behind it the first index of that of another.
   *
   * @param code of the new string
   * @param start code of all but its last index
   * @param other code of a string that begins with its last index
   */
  void set(int code, int start, int other) {
    int link = links[start];
    int last = (links[other] >>> FIRST_SHIFT) & 0xFF;
    int inTail = link & (TAIL - 1);
    if (inTail == 0) {
      tails[code] = last;
      link = (link & START_MASK) | (start << BEFORE_SHIFT);
    } else {
      tails[code] = tails[start] | ((long) last << (inTail * Byte.SIZE));
    }
    links[code] = link + 1;
  }

  /**
   * Writes a string.
   *
   * @param target has room for {@link #MOST_WRITTEN} indexes from the offset on
   * @return the offset behind the string
   */
  int write(int code, byte[] target, int offset) {
    int link = links[code];
    int length = link & LENGTH_MASK;
    int at = offset + ((length - 1) & -TAIL);
    EIGHT_BYTES.set(target, at, tails[code]);
    while (at > offset) {
      int before = link >>> BEFORE_SHIFT;
      at -= TAIL;
      EIGHT_BYTES.set(target, at, tails[before]);
      link = links[before];
    }
    return offset + length;
  }
}
