package io.github.mediastore.examples.cli.doctor;

import io.github.mediastore.examples.cli.terminal.HarmlessText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes findings for people, with what to do below each. */
final class DoctorText {

  private static final String INDENT = " ".repeat(27);
  private static final String ARROW = "-> ";

  private final int columns;

  /**
   * Writes for a width.
   *
   * @param columns how many the terminal has; lines are broken between words so that they fit
   */
  DoctorText(int columns) {
    this.columns = columns;
  }

  /** Returns the lines of a finding. */
  List<String> lines(Finding finding) {
    String head =
        String.format(
            Locale.ROOT,
            "%-8s %-17s ",
            finding.level().name().toLowerCase(Locale.ROOT),
            finding.check());
    List<String> lines = new ArrayList<>();
    // Names of owners and tables may be anything.
    add(lines, head, INDENT, HarmlessText.of(finding.message()));
    if (finding.advice() != null) {
      add(
          lines,
          INDENT + ARROW,
          INDENT + " ".repeat(ARROW.length()),
          HarmlessText.of(finding.advice()));
    }
    return lines;
  }

  private void add(List<String> lines, String first, String others, String text) {
    StringBuilder line = new StringBuilder(first);
    boolean isEmpty = true;
    for (String word : List.of(text.split(" ", -1))) {
      if (!isEmpty && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line = new StringBuilder(others);
        isEmpty = true;
      }
      line.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    lines.add(line.toString());
  }
}
