package io.github.mediastore.internal.tiff.codec;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Compresses as TIFF 6.0, section 13, says, and as other writers do. */
public final class LzwWriter {

  private static final int CLEAR = 256;
  private static final int END = 257;

  private final BitWriter bits = new BitWriter();
  private final Map<String, Integer> table = new HashMap<>();
  private final boolean oldOrder;
  private int next;
  private int width;

  LzwWriter(boolean oldOrder) {
    this.oldOrder = oldOrder;
    clearTable();
  }

  /**
   * Compresses {@code plain} with a clear code first and an end code last, clearing the table
   * before it is full.
   */
  public static byte[] compress(byte[] plain) {
    return new LzwWriter(false).clear().strings(plain, true).end().bytes();
  }

  LzwWriter clear() {
    code(CLEAR);
    clearTable();
    return this;
  }

  LzwWriter end() {
    return code(END);
  }

  /** Writes the codes of {@code plain}; a table that is full is cleared, or left as it is. */
  LzwWriter strings(byte[] plain, boolean clearing) {
    String string = "";
    for (byte value : plain) {
      String longer = string + (char) (value & 0xFF);
      if (table.containsKey(longer)) {
        string = longer;
        continue;
      }
      code(Objects.requireNonNull(table.get(string)));
      enter(longer);
      if (clearing && next == 4094) {
        clear();
      }
      string = longer.substring(longer.length() - 1);
    }
    if (!string.isEmpty()) {
      code(Objects.requireNonNull(table.get(string)));
      enter(string + "?");
    }
    return this;
  }

  private void enter(String string) {
    if (next == 4096) {
      return;
    }
    table.put(string, next++);
    // a reader's table is one entry behind; TIFF widens its codes when that table lacks one more
    if (next > (1 << width) - (oldOrder ? 0 : 1) && width < 12) {
      width++;
    }
  }

  LzwWriter code(int code) {
    bits.bits(oldOrder ? Integer.reverse(code) >>> (32 - width) : code, width);
    return this;
  }

  byte[] bytes() {
    byte[] bytes = bits.bytes();
    return oldOrder ? Segments.reversed(bytes) : bytes;
  }

  private void clearTable() {
    table.clear();
    for (int i = 0; i < CLEAR; i++) {
      table.put(String.valueOf((char) i), i);
    }
    next = END + 1;
    width = 9;
  }

  /** Repeats each byte as often as its value, for long strings. */
  static byte[] runs(byte[] values) {
    ByteArrayOutputStream runs = new ByteArrayOutputStream();
    for (byte value : values) {
      for (int i = 0; i < (value & 0x7F); i++) {
        runs.write(value & 3);
      }
    }
    return runs.toByteArray();
  }
}
