package io.github.mediastore.bench.settings.samples;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/**
 * Writes capital letters with a round pen along a grid of 5 x 7 points. Fonts differ from one
 * machine to the next, and some have none.
 */
final class PenLetters {

  /** Rows of A to Z from the top, one digit of base 32 each: bits from left to right. */
  private static final String[] LETTERS = {
    "ehhvhhh", "uhhuhhu", "ehggghe", "uhhhhhu", "vgguggv", "vgguggg", "ehgnhhf", "hhhvhhh",
        "e44444e",
    "72222ic", "hikokih", "ggggggv", "hrllhhh", "hpljhhh", "ehhhhhe", "uhhuggg", "ehhhlid",
        "uhhukih",
    "fgge11u", "v444444", "hhhhhhe", "hhhhha4", "hhhllla", "hha4ahh", "hha4444", "v1248gv"
  };

  private static final String[] WORDS = {
    "PICTURES",
    "BELONG",
    "TO",
    "ROWS",
    "SO",
    "KEEP",
    "THEM",
    "WITH",
    "THE",
    "BOXES",
    "QUICKLY",
    "JUMP",
    "FOR",
    "VERY",
    "LAZY",
    "AND",
    "WIDE",
    "ZEBRA"
  };

  private static final int COLUMNS = 5;
  private static final int ROWS = 7;

  private final Graphics2D graphics;

  PenLetters(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /** Writes words until a line is full. */
  void line(double x, double y, double size, double width, int firstWord) {
    double at = x;
    for (int word = firstWord; ; word++) {
      String next = WORDS[Math.floorMod(word, WORDS.length)];
      double end = at + next.length() * advance(size);
      if (end > x + width) {
        return;
      }
      word(next, at, y, size);
      at = end + advance(size);
    }
  }

  /**
   * Writes a word.
   *
   * @param x its left edge
   * @param y its upper edge
   * @param size the height of a letter
   */
  void word(String word, double x, double y, double size) {
    double unit = size / (ROWS - 1);
    graphics.setStroke(
        new BasicStroke((float) unit, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int i = 0; i < word.length(); i++) {
      letter(LETTERS[word.charAt(i) - 'A'], x + i * advance(size), y, unit);
    }
  }

  private static double advance(double size) {
    return size / (ROWS - 1) * (COLUMNS + 1);
  }

  private void letter(String rows, double x, double y, double unit) {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        if (isSet(rows, column, row)) {
          join(rows, column, row, 1, 0, x, y, unit);
          join(rows, column, row, 0, 1, x, y, unit);
          join(rows, column, row, 1, 1, x, y, unit);
          join(rows, column, row, -1, 1, x, y, unit);
        }
      }
    }
  }

  /** Draws a stroke to a neighbour; a diagonal only where it is no corner. */
  private void join(
      String rows, int column, int row, int right, int down, double x, double y, double unit) {
    boolean isCorner =
        right != 0
            && down != 0
            && (isSet(rows, column + right, row) || isSet(rows, column, row + down));
    if (isSet(rows, column + right, row + down) && !isCorner) {
      double fromX = x + column * unit;
      double fromY = y + row * unit;
      graphics.draw(new Line2D.Double(fromX, fromY, fromX + right * unit, fromY + down * unit));
    }
  }

  private static boolean isSet(String rows, int column, int row) {
    return column >= 0
        && column < COLUMNS
        && row < ROWS
        && (Character.digit(rows.charAt(row), 32) >> (COLUMNS - 1 - column) & 1) == 1;
  }
}
