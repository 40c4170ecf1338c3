package io.github.mediastore.examples.cli.terminal;

import java.util.stream.Collectors;

/** Names of files and owners as people see them: they may hold what a terminal obeys. */
public final class HarmlessText {

  private HarmlessText() {}

  /** Returns a text with question marks for what controls a terminal, or turns its line around. */
  public static String of(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
  }

  /** Does so with each line of a text that may have several. */
  public static String ofLines(String text) {
    return text.lines().map(HarmlessText::of).collect(Collectors.joining("\n"));
  }
}
