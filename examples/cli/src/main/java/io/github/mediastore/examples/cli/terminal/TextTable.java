package io.github.mediastore.examples.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns for people: the first ones to the left, those of numbers to the right. */
public final class TextTable {

  private static final String GAP = "  ";

  private final int leftColumns;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * Starts with a line of names.
   *
   * @param leftColumns how many columns, counted from the first, are text
   * @param names of the columns
   */
  public TextTable(int leftColumns, String... names) {
    this.leftColumns = leftColumns;
    rows.add(names);
  }

  /** Adds a row of as many cells as there are names. */
  public void add(String... cells) {
    rows.add(cells);
  }

  /** Prints it, without blanks at the ends of lines. */
  public void print(PrintWriter out) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String blanks = " ".repeat(widths[i] - row[i].length());
        line.append(i == 0 ? "" : GAP).append(i < leftColumns ? row[i] + blanks : blanks + row[i]);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
