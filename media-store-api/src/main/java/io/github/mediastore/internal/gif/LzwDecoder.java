package io.github.mediastore.internal.gif;

import io.github.mediastore.internal.raster.DecodeException;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses the indexes of a frame (GIF89a specification, appendix F).
 *
 * <p>Holds its table of strings and a few thousand indexes, whatever the size of the frame. The
 * work is linear in the indexes given: a clear code costs no more than others.
 */
final class LzwDecoder implements IndexRows {

  private static final int MAX_CODE_SIZE = 12;

  /** How many indexes are decompressed at a time, or a few more. */
  private static final int MANY = 4096;

  /** Codes that give no index; some encoders write one or two too many. */
  private static final int MOST_IDLE_CLEARS = 1 << 16;

  private static final int NONE = -1;

  private final CodeReader codes;
  private final int leastCodeSize;
  private final int clearCode;

  private final StringTable strings;

  /** Indexes that are not read yet. */
  private final byte[] indexes;

  private int from;
  private int to;
  private int codeSize;
  private int next;
  private int previous;
  private int idleClears;
  private @Nullable DecodeException damage;

  /**
   * Starts with the least code size, in front of the first sub-block.
   *
   * @throws DecodeException if that size is not possible
   */
  LzwDecoder(byte[] gif, int position) throws DecodeException {
    if (position >= gif.length) {
      throw DecodeException.truncated("The GIF ends before its compressed data");
    }
    this.leastCodeSize = gif[position] & 0xFF;
    if (leastCodeSize >= MAX_CODE_SIZE) {
      throw DecodeException.corrupt(
          "Codes of more than " + leastCodeSize + " bits are not possible");
    }
    this.clearCode = 1 << leastCodeSize;
    this.codes = new CodeReader(gif, position + 1);
    this.strings = new StringTable(clearCode);
    this.indexes = new byte[MANY + StringTable.MOST_WRITTEN];
    clear();
  }

  /** Copies a decoder, which will give the same indexes again. */
  LzwDecoder(LzwDecoder other) {
    this.codes = new CodeReader(other.codes);
    this.leastCodeSize = other.leastCodeSize;
    this.clearCode = other.clearCode;
    this.strings = new StringTable(other.strings);
    this.indexes = other.indexes.clone();
    this.from = other.from;
    this.to = other.to;
    this.codeSize = other.codeSize;
    this.next = other.next;
    this.previous = other.previous;
    this.idleClears = other.idleClears;
    this.damage = other.damage;
  }

  @Override
  public void read(byte[] row) throws DecodeException {
    for (int x = 0; x < row.length; ) {
      if (from == to) {
        decompress();
      }
      int count = Math.min(row.length - x, to - from);
      System.arraycopy(indexes, from, row, x, count);
      from += count;
      x += count;
    }
  }

  /** Passes over indexes. */
  void skip(long count) throws DecodeException {
    for (long left = count; left > 0; ) {
      if (from == to) {
        decompress();
      }
      int step = (int) Math.min(left, to - from);
      from += step;
      left -= step;
    }
  }

  /** Gets more indexes; damage behind them counts only when they are all read. */
  private void decompress() throws DecodeException {
    from = 0;
    to = 0;
    while (to < MANY && damage == null) {
      damage = apply(codes.read(codeSize));
    }
    if (to == 0 && damage != null) {
      throw damage;
    }
  }

  /** Returns what is wrong with a code, or null. */
  private @Nullable DecodeException apply(int code) {
    if (code == clearCode) {
      idleClears += previous == NONE ? 1 : 0;
      clear();
      return idleClears > MOST_IDLE_CLEARS
          ? DecodeException.corrupt("The compressed data clear an empty table again and again")
          : null;
    }
    if (code < 0 || code == clearCode + 1) {
      return code == CodeReader.END_OF_FILE
          ? DecodeException.truncated("The GIF ends within its compressed data")
          : DecodeException.corrupt("The compressed data end before the picture does");
    }
    if (code > (previous == NONE ? clearCode : next)) {
      return DecodeException.corrupt("Code " + code + " stands for nothing yet");
    }
    if (previous != NONE && next < StringTable.SIZE) {
      strings.set(next, previous, code == next ? previous : code);
      next++;
      if (next == 1 << codeSize && codeSize < MAX_CODE_SIZE) {
        codeSize++;
      }
    }
    to = strings.write(code, indexes, to);
    previous = code;
    return null;
  }

  private void clear() {
    codeSize = leastCodeSize + 1;
    next = clearCode + 2;
    previous = NONE;
  }
}
