package io.github.mediastore.examples.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Columns for people: texts to the left, numbers to the right, by the columns that they take. */
public final class TextTable {

  private static final String GAP = "  ";
  private static final String CUT = "...";

  /** A name that is cut to less tells nobody which file it is. */
  private static final int LEAST_OF_A_NAME = 12;

  private final BitSet leftColumns = new BitSet();
  private final List<String[]> rows = new ArrayList<>();

  /**
   * Starts with a line of names.
   *
   * @param leftColumns how many columns, counted from the first, are text
   * @param names of the columns
   */
  public TextTable(int leftColumns, String... names) {
    this.leftColumns.set(0, leftColumns);
    rows.add(names);
  }

  /** Makes a column text that does not follow on the first ones. */
  public TextTable text(int column) {
    leftColumns.set(column);
    return this;
  }

  /**
   * Adds a row of as many cells as there are names. What a terminal would obey is shown as question
   * marks.
   */
  public void add(String... cells) {
    rows.add(Arrays.stream(cells).map(HarmlessText::of).toArray(String[]::new));
  }

  /**
   * Makes it fit a width: columns are left out, the last first, and then the texts of the first are
   * cut in their middle.
   *
   * @param columns how many columns of the terminal a line may take
   * @param essential how many columns stay whatever happens
   */
  public void fit(int columns, int essential) {
    while (width() > columns && rows.get(0).length > essential) {
      rows.replaceAll(row -> Arrays.copyOf(row, row.length - 1));
    }
    int names = Math.max(LEAST_OF_A_NAME, widths()[0] - Math.max(0, width() - columns));
    rows.forEach(row -> row[0] = cut(row[0], names));
  }

  private static String cut(String text, int length) {
    if (DisplayWidth.of(text) <= length) {
      return text;
    }
    // More of the end: that is where names differ.
    int begin = (length - CUT.length()) / 3;
    return DisplayWidth.begin(text, begin)
        + CUT
        + DisplayWidth.end(text, length - CUT.length() - begin);
  }

  private int width() {
    int[] widths = widths();
    return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row[i]));
      }
    }
    return widths;
  }

  /** Prints it, without blanks at the ends of lines. */
  public void print(PrintWriter out) {
    int[] widths = widths();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String blanks = " ".repeat(widths[i] - DisplayWidth.of(row[i]));
        boolean isLeft = leftColumns.get(i);
        line.append(i == 0 ? "" : GAP).append(isLeft ? row[i] + blanks : blanks + row[i]);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
