package io.github.mediastore.examples.cli.terminal;

import java.util.Locale;

/** Writes amounts for people: the same on every machine, whatever its language. */
public final class Amounts {

  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private Amounts() {}

  /** Returns a number with its thousands apart, such as {@code 1,204}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns a number with what it counts, such as {@code 1 file} or {@code 1,204 files}. */
  public static String count(long number, String singular, String plural) {
    return count(number) + " " + (number == 1 ? singular : plural);
  }

  /** Returns bytes in units of a thousand, such as {@code 148.2 MB}. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double amount = (double) bytes;
    int unit = -1;
    // From 999.95 on it would be printed as 1000.0.
    while (amount >= 999.95 && unit < UNITS.length - 1) {
      amount /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }

  /** Returns what part of the bytes is gone, such as {@code 81 %}; a dash if there were none. */
  public static String saved(long before, long after) {
    return before == 0
        ? "-"
        : String.format(Locale.ROOT, "%.0f %%", 100.0 * (before - after) / before);
  }

  /** Returns seconds as {@code 45s}, {@code 2m05s} or {@code 3h07m}. */
  public static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + "s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
  }
}
