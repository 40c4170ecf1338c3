package io.github.mediastore.internal.gif;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Takes codes out of sub-blocks, lowest bits first (GIF89a specification, 15, 22, appendix F). */
final class CodeReader {

  /** What {@link #read} returns where sub-blocks end. */
  static final int END = -1;

  /** What {@link #read} returns where the file ends. */
  static final int END_OF_FILE = -2;

  private static final VarHandle FOUR_BYTES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] gif;
  private int position;
  private int left;
  private long bits;
  private int bitCount;

  /** Starts at the length of the first sub-block. */
  CodeReader(byte[] gif, int position) {
    this.gif = gif;
    this.position = position;
  }

  /** Copies a reader, which will give the same codes again. */
  CodeReader(CodeReader other) {
    this.gif = other.gif;
    this.position = other.position;
    this.left = other.left;
    this.bits = other.bits;
    this.bitCount = other.bitCount;
  }

  /**
   * Returns the next code, or a negative number if there is none.
   *
   * @param size its bits, at most 32
   */
  int read(int size) {
    while (bitCount < size) {
      if (left >= Integer.BYTES) {
        bits |= ((int) FOUR_BYTES.get(gif, position) & 0xFFFF_FFFFL) << bitCount;
        bitCount += Integer.SIZE;
        position += Integer.BYTES;
        left -= Integer.BYTES;
      } else if (left > 0) {
        bits |= (gif[position] & 0xFFL) << bitCount;
        bitCount += Byte.SIZE;
        position++;
        left--;
      } else if (position == gif.length) {
        return END_OF_FILE;
      } else if (gif[position] == 0) {
        return END;
      } else {
        left = Math.min(gif[position] & 0xFF, gif.length - position - 1);
        position++;
      }
    }
    int code = (int) bits & (1 << size) - 1;
    bits >>>= size;
    bitCount -= size;
    return code;
  }
}
