package io.github.mediastore.internal.tiff.codec;

/** Codes pictures as ITU-T T.4 and T.6 say, pixel by pixel. Black pixels are true. */
final class FaxWriter {

  private static final int MOST_MAKE_UP = 2560;

  private static final String END_OF_LINE = "000000000001";

  private final BitWriter bits = new BitWriter();

  static byte[] modifiedHuffman(boolean[][] picture, int unit) {
    FaxWriter writer = new FaxWriter();
    for (boolean[] row : picture) {
      writer.oneDimensional(row).align(unit);
    }
    return writer.bytes();
  }

  /**
   * Codes every fourth row one-dimensionally and the others as {@code twoDimensional} says, each
   * after its code.
   */
  static byte[] group3(boolean[][] picture, boolean twoDimensional, boolean wholeBytes) {
    FaxWriter writer = new FaxWriter();
    for (int y = 0; y < picture.length; y++) {
      writer.endOfLine(wholeBytes);
      writer.tagged(picture, y, twoDimensional);
    }
    for (int i = 0; i < 6; i++) {
      writer.endOfLine(wholeBytes);
      if (twoDimensional) {
        writer.bits("1");
      }
    }
    return writer.bytes();
  }

  static byte[] group4(boolean[][] picture) {
    FaxWriter writer = new FaxWriter();
    boolean[] reference = new boolean[picture[0].length];
    for (boolean[] row : picture) {
      writer.twoDimensional(reference, row);
      reference = row;
    }
    return writer.endOfLine(false).endOfLine(false).bytes();
  }

  /** Writes row {@code y} as Group 3 has it after an end-of-line code. */
  FaxWriter tagged(boolean[][] picture, int y, boolean twoDimensional) {
    if (!twoDimensional) {
      return oneDimensional(picture[y]);
    }
    return y % 4 == 0
        ? bits("1").oneDimensional(picture[y])
        : bits("0").twoDimensional(picture[y - 1], picture[y]);
  }

  FaxWriter endOfLine(boolean endsWholeByte) {
    if (endsWholeByte) {
      bits.align(Byte.SIZE, END_OF_LINE.length());
    }
    return bits(END_OF_LINE);
  }

  FaxWriter oneDimensional(boolean[] row) {
    int from = 0;
    for (boolean black = false; from < row.length; black = !black) {
      int to = firstOf(row, from, !black);
      run(black, to - from);
      from = to;
    }
    return this;
  }

  FaxWriter twoDimensional(boolean[] reference, boolean[] row) {
    int a0 = -1;
    boolean black = false;
    while (a0 < row.length) {
      int a1 = firstOf(row, Math.max(a0, 0), !black);
      int b1 = change(reference, a0 + 1, !black);
      int b2 = change(reference, b1 + 1, black);
      if (b2 < a1) {
        bits("0001");
        a0 = b2;
      } else if (Math.abs(a1 - b1) <= 3) {
        bits(
            new String[] {"0000010", "000010", "010", "1", "011", "000011", "0000011"}
                [a1 - b1 + 3]);
        a0 = a1;
        black = !black;
      } else {
        int a2 = firstOf(row, a1, black);
        bits("001").run(black, a1 - Math.max(a0, 0)).run(!black, a2 - a1);
        a0 = a2;
      }
    }
    return this;
  }

  FaxWriter run(boolean black, int length) {
    int left = length;
    while (left >= MOST_MAKE_UP + 64) {
      word(black, MOST_MAKE_UP);
      left -= MOST_MAKE_UP;
    }
    if (left >= 64) {
      word(black, left & -64);
    }
    return word(black, left & 63);
  }

  /** Writes one code word. */
  FaxWriter word(boolean black, int run) {
    RunCodes codes = black ? RunCodes.BLACK : RunCodes.WHITE;
    for (int i = 0; i < 1 << RunCodes.BITS; i++) {
      int found = codes.find(i);
      if (found != RunCodes.NONE && RunCodes.run(found) == run) {
        int length = RunCodes.length(found);
        bits.bits(i >>> (RunCodes.BITS - length), length);
        return this;
      }
    }
    throw new AssertionError("no code word for " + run);
  }

  FaxWriter bits(String text) {
    bits.bits(text);
    return this;
  }

  FaxWriter align(int unit) {
    bits.align(unit, 0);
    return this;
  }

  byte[] bytes() {
    return bits.bytes();
  }

  /** Returns where the first pixel of a colour is from {@code from} on, or the row's end. */
  private static int firstOf(boolean[] row, int from, boolean black) {
    int x = from;
    while (x < row.length && row[x] != black) {
      x++;
    }
    return x;
  }

  /** Returns where a row changes to a colour at or after {@code from}, or its end. */
  private static int change(boolean[] row, int from, boolean black) {
    int x = from;
    while (x < row.length && (row[x] != black || (x == 0 ? !black : row[x - 1] == black))) {
      x++;
    }
    return Math.min(x, row.length);
  }
}
