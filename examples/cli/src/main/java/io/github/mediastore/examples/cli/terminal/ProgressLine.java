package io.github.mediastore.examples.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Draws progress as one line that fits a width: what matters less is left out first, and the bar
 * takes what room is left.
 */
final class ProgressLine {

  private static final int SHORTEST_BAR = 10;
  private static final int LONGEST_BAR = 40;
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private final String unit;
  private final boolean colour;

  /**
   * Describes the line.
   *
   * @param unit what the items are called, such as {@code files}
   * @param colour whether what went wrong is shown in red
   */
  ProgressLine(String unit, boolean colour) {
    this.unit = unit;
    this.colour = colour;
  }

  /**
   * Returns the line.
   *
   * @param progress how far the work is
   * @param columns how many the terminal has; the line leaves the last one free, because some
   *     terminals go to the next line as soon as it is filled
   */
  String draw(Progress progress, int columns) {
    int room = Math.max(0, columns - 1);
    // The first is there whatever happens; the last goes first.
    List<String> parts = new ArrayList<>();
    parts.add(Amounts.count(progress.done()) + "/" + Amounts.count(progress.total()) + " " + unit);
    String bad = progress.bad() == 0 ? null : Amounts.count(progress.bad()) + " bad";
    add(parts, bad);
    add(parts, left(progress));
    add(parts, saved(progress));
    add(parts, rate(progress));
    while (parts.size() > 1 && length(parts) > room) {
      parts.remove(parts.size() - 1);
    }
    String text = String.join("  ", parts);
    if (text.length() > room) {
      return text.substring(0, room);
    }
    int free = room - text.length() - "100% [] ".length();
    String line = free < SHORTEST_BAR ? text : bar(progress, Math.min(free, LONGEST_BAR)) + text;
    return colour && bad != null ? line.replace(bad, RED + bad + PLAIN) : line;
  }

  private static void add(List<String> parts, @Nullable String part) {
    if (part != null) {
      parts.add(part);
    }
  }

  private static int length(List<String> parts) {
    return String.join("  ", parts).length();
  }

  private static String bar(Progress progress, int width) {
    double share = progress.total() == 0 ? 1 : (double) progress.done() / progress.total();
    int full = (int) (Math.min(1, share) * width);
    // Rounded down: 100 % is said when nothing is left.
    return String.format(
        Locale.ROOT,
        "%3d%% [%s%s] ",
        (int) (Math.min(1, share) * 100),
        "#".repeat(full),
        ".".repeat(width - full));
  }

  private @Nullable String rate(Progress progress) {
    if (progress.seconds() < 1) {
      return null;
    }
    String items =
        String.format(Locale.ROOT, "%.1f %s/s", progress.done() / progress.seconds(), unit);
    return progress.bytes() == 0
        ? items
        : items + " " + Amounts.bytes(Math.round(progress.bytes() / progress.seconds())) + "/s";
  }

  private static @Nullable String saved(Progress progress) {
    return progress.keptFrom() == 0
        ? null
        : "saved " + Amounts.saved(progress.keptFrom(), progress.kept());
  }

  private static @Nullable String left(Progress progress) {
    long seconds = progress.secondsLeft();
    return seconds < 0 || progress.done() >= progress.total()
        ? null
        : Amounts.duration(seconds) + " left";
  }
}
