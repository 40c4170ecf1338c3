package io.github.mediastore.examples.parts.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers and lists as people read them. */
public final class Units {

  private static final Pattern MANY = Pattern.compile("\\b(\\d{6,18}) (bytes|pixels)\\b");
  private static final long MIB = 1 << 20;
  private static final long GIB = 1 << 30;

  private Units() {}

  /** Returns the text with large numbers in larger units: 100000000 pixels are 100 megapixels. */
  public static String inWords(String text) {
    return MANY.matcher(text)
        .replaceAll(
            many -> {
              long number = Long.parseLong(many.group(1));
              return many.group(2).equals("bytes") ? bytes(number) : pixels(number);
            });
  }

  /** Returns a number of bytes in the largest unit that it is at least one of. */
  public static String bytes(long bytes) {
    if (bytes < MIB) {
      return (bytes >> 10) + " KiB";
    }
    return bytes < GIB ? decimal(bytes, MIB) + " MiB" : decimal(bytes, GIB) + " GiB";
  }

  private static String pixels(long pixels) {
    return decimal(pixels, 1_000_000) + " megapixels";
  }

  private static String decimal(long number, long unit) {
    String one = String.format(Locale.ROOT, "%.1f", (double) number / unit);
    return one.endsWith(".0") ? one.substring(0, one.length() - 2) : one;
  }

  /** Returns {@code A, B and C}. */
  public static String list(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
