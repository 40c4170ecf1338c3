package io.github.mediastore.bench.settings.measure;

/** Names of files as people see them: they may hold what a terminal obeys. */
public final class HarmlessText {

  private HarmlessText() {}

  /** Returns a text with question marks for what controls a terminal, or turns its line around. */
  public static String of(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
  }
}
