package io.github.mediastore.internal.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Writes the codes of a frame: those that an encoder would choose, or any. */
public final class GifCodes {

  private static final int TABLE_SIZE = 4096;

  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final int leastCodeSize;

  /** The code of each string and one index more; 0 for none. */
  private final short[] longer;

  private int pending;
  private int pendingBits;
  private int size;
  private int next;
  private boolean clearsFullTable = true;

  /** Starts with the code size that a clear code leads to. */
  public GifCodes(int leastCodeSize) {
    this.leastCodeSize = leastCodeSize;
    this.longer = new short[TABLE_SIZE << leastCodeSize];
    forget();
  }

  /** Lets a full table stay as it is. */
  GifCodes keepFullTable() {
    clearsFullTable = false;
    return this;
  }

  /** Appends a clear code. */
  public GifCodes clear() {
    code(1 << leastCodeSize, size);
    forget();
    return this;
  }

  private void forget() {
    size = leastCodeSize + 1;
    next = (1 << leastCodeSize) + 2;
    Arrays.fill(longer, (short) 0);
  }

  /** Appends a clear code and then the codes of indexes, the longest strings that are known. */
  public GifCodes compress(byte[] indexes) {
    clear();
    int string = indexes[0] & 0xFF;
    for (int i = 1; i < indexes.length; i++) {
      int index = indexes[i] & 0xFF;
      int found = longer[string << leastCodeSize | index];
      if (found != 0) {
        string = found;
        continue;
      }
      code(string, size);
      string = learn(string, index);
    }
    code(string, size);
    learn(0, 0); // The size may grow once more.
    return this;
  }

  /** Returns the string that goes on. */
  private int learn(int string, int index) {
    if (next < TABLE_SIZE) {
      if (next == 1 << size && size < 12) {
        size++;
      }
      longer[string << leastCodeSize | index] = (short) next;
      next++;
    } else if (clearsFullTable) {
      clear();
    }
    return index;
  }

  /** Appends an end code. */
  public GifCodes end() {
    return code((1 << leastCodeSize) + 1, size);
  }

  /** Appends any code with as many bits as the last one. */
  GifCodes code(int code) {
    return code(code, size);
  }

  /** Appends any code. */
  GifCodes code(int code, int bits) {
    pending |= code << pendingBits;
    pendingBits += bits;
    while (pendingBits >= 8) {
      packed.write(pending);
      pending >>>= 8;
      pendingBits -= 8;
    }
    return this;
  }

  /** Sets how many bits the next code has. */
  GifCodes bits(int bits) {
    size = bits;
    return this;
  }

  /** Returns whether the codes fill their last byte. */
  public boolean isAligned() {
    return pendingBits == 0;
  }

  /** Returns the bytes that hold all codes. */
  public byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(packed.toByteArray());
    if (pendingBits > 0) {
      all.write(pending);
    }
    return all.toByteArray();
  }
}
