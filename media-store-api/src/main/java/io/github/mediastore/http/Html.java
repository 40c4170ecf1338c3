package io.github.mediastore.http;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values of attributes that hold whatever people wrote (HTML Living Standard, section 13.1.2.3).
 */
final class Html {

  /** A picture in a URI of characters that cannot end CSS's {@code url("…")}. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("data:image/[!#$%&*+,./0-9:;=?@A-Z_a-z~-]+");

  private Html() {}

  /** Returns attributes to stand in a tag. */
  static String of(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(attribute -> attribute.getKey() + "=\"" + escape(attribute.getValue()) + '"')
        .collect(Collectors.joining(" "));
  }

  /** Returns the declaration for a placeholder that is one. */
  static Optional<String> background(String placeholder) {
    return PLACEHOLDER.matcher(placeholder).matches()
        ? Optional.of("background:url(\"" + placeholder + "\") center/cover no-repeat")
        : Optional.empty();
  }

  private static String escape(String value) {
    return value
        .replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
