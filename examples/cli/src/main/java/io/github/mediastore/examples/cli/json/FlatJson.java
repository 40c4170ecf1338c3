package io.github.mediastore.examples.cli.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object of strings, numbers and nulls by the grammar of RFC 8259, and no other. */
public final class FlatJson {

  private static final String STRING =
      "\"(?:[^\"\\\\\\x00-\\x1f]++|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+\"";
  private static final String NUMBER = "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?";
  private static final Pattern MEMBER =
      Pattern.compile("(" + STRING + "):(" + STRING + "|" + NUMBER + "|null)(,|}$)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)");

  private FlatJson() {}

  /**
   * Returns the members in their order: strings, {@link BigDecimal} and null.
   *
   * @throws IllegalArgumentException if the line is anything else
   */
  public static Map<String, @Nullable Object> parse(String line) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    Matcher member = MEMBER.matcher(line);
    int at = 1;
    while (line.startsWith("{") && member.region(at, line.length()).lookingAt()) {
      members.put(unquote(member.group(1)), value(member.group(2)));
      at = member.end();
    }
    if (line.equals("{}")) {
      return members;
    }
    // A comma at the end has no member after it, and a brace alone none before it.
    if (at != line.length() || members.isEmpty() || !line.endsWith("}")) {
      throw new IllegalArgumentException("No JSON from character " + at);
    }
    return members;
  }

  private static @Nullable Object value(String json) {
    if (json.equals("null")) {
      return null;
    }
    return json.startsWith("\"") ? unquote(json) : new BigDecimal(json);
  }

  private static String unquote(String json) {
    return ESCAPE
        .matcher(json.substring(1, json.length() - 1))
        .replaceAll(escape -> Matcher.quoteReplacement(unescape(escape.group(1), escape.group(2))));
  }

  private static String unescape(String escape, @Nullable String code) {
    if (code != null) {
      return String.valueOf((char) Integer.parseInt(code, 16));
    }
    return switch (escape) {
      case "b" -> "\b";
      case "f" -> "\f";
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> escape;
    };
  }
}
