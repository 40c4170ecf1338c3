package io.github.mediastore.examples.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Draws progress as one line that fits a width: what matters less than a bar is left out first,
 * then the bar, then the rest but for how much is done. The bar takes what room is left.
 */
final class ProgressLine {

  private static final int LEFT_FREE = 3;
  private static final int AROUND_BAR = "100% [] ".length();
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
   * @param columns how many the terminal has; the last three stay free, for the ^C of who stops the
   *     process, and because some terminals go to the next line as soon as one is filled
   */
  String draw(Progress progress, int columns) {
    int room = Math.max(0, columns - LEFT_FREE);
    // The first is there whatever happens; the last goes first.
    List<String> parts = new ArrayList<>();
    parts.add(Amounts.count(progress.done()) + "/" + Amounts.count(progress.total()) + " " + unit);
    String bad = progress.bad() == 0 ? null : Amounts.count(progress.bad()) + " bad";
    add(parts, bad);
    add(parts, left(progress));
    int essential = parts.size();
    add(parts, saved(progress));
    add(parts, rate(progress));
    shorten(parts, essential, room - AROUND_BAR - SHORTEST_BAR);
    shorten(parts, 1, room);
    String text = String.join("  ", parts);
    if (text.length() > room) {
      return text.substring(0, room);
    }
    int free = room - text.length() - AROUND_BAR;
    String line = free < SHORTEST_BAR ? text : bar(progress, Math.min(free, LONGEST_BAR)) + text;
    return colour && bad != null ? line.replace(bad, RED + bad + PLAIN) : line;
  }

  private static void add(List<String> parts, @Nullable String part) {
    if (part != null) {
      parts.add(part);
    }
  }

  private static void shorten(List<String> parts, int fewest, int room) {
    while (parts.size() > fewest && String.join("  ", parts).length() > room) {
      parts.remove(parts.size() - 1);
    }
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
    return progress.bytes() == 0
        ? String.format(Locale.ROOT, "%.1f %s/s", progress.done() / progress.seconds(), unit)
        : Amounts.bytes(Math.round(progress.bytes() / progress.seconds())) + "/s";
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
