package io.github.mediastore.jdbc.internal.columns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads names as PostgreSQL does (manual, section "Identifiers and Key Words"): a name without
 * quotation marks is in lower case whatever its letters are, one within them is as it stands.
 */
final class SqlName {

  /** PostgreSQL cuts off longer names, so that they could mean something else than they say. */
  private static final int MAX_BYTES = 63;

  private static final Pattern NAME =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_$]*)|\"((?:[^\"\\x00]|\"\")+)\"");

  private SqlName() {}

  /** Returns the parts of a path such as {@code schema.table.column}, each without quotes. */
  static List<String> path(String path) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(path);
    int end = -1;
    while (end < path.length()) {
      boolean found = matcher.region(end + 1, path.length()).lookingAt();
      if (!found || (matcher.end() < path.length() && path.charAt(matcher.end()) != '.')) {
        throw new IllegalArgumentException("Not the name of a table or column: " + path);
      }
      names.add(checked(matcher.group(1) == null ? unquoted(matcher.group(2)) : folded(matcher)));
      end = matcher.end();
    }
    return names;
  }

  /** Returns the one name that a text is. */
  static String of(String text) {
    List<String> names = path(text);
    if (names.size() > 1) {
      throw new IllegalArgumentException("Not a name alone, without its table: " + text);
    }
    return names.get(0);
  }

  /** Returns a name as SQL that means exactly it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String folded(Matcher matcher) {
    return matcher.group(1).toLowerCase(Locale.ROOT);
  }

  private static String unquoted(String name) {
    return name.replace("\"\"", "\"");
  }

  private static String checked(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "The name %s is longer than the %d bytes PostgreSQL keeps".formatted(name, MAX_BYTES));
    }
    return name;
  }
}
