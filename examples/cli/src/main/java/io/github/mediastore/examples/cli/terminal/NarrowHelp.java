package io.github.mediastore.examples.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks help for terminals that are narrower than the least that picocli can lay out. */
public final class NarrowHelp {

  private static final int DEEPEST_INDENT = 8;

  private NarrowHelp() {}

  /** Returns a line as lines of at most so many columns, broken between words. */
  public static List<String> lines(String line, int columns) {
    List<String> lines = new ArrayList<>();
    String rest = line.stripTrailing();
    int indent = rest.length() - rest.stripLeading().length();
    if (indent > DEEPEST_INDENT) {
      // What goes on beside a column of options has no such column any more.
      rest = " ".repeat(DEEPEST_INDENT) + rest.strip();
    }
    String begin = " ".repeat(Math.min(indent + 2, DEEPEST_INDENT));
    while (rest.length() > columns) {
      int space = rest.lastIndexOf(' ', columns);
      if (space <= rest.length() - rest.stripLeading().length()) {
        break; // One long word, such as the name of a variable.
      }
      lines.add(rest.substring(0, space).stripTrailing());
      rest = begin + rest.substring(space).strip();
    }
    lines.add(rest);
    return lines;
  }
}
