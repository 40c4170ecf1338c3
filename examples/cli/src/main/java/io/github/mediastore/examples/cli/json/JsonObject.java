package io.github.mediastore.examples.cli.json;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object on one line (RFC 8259). In ASCII throughout, so that it is the same
 * whatever the terminal's character set.
 */
public final class JsonObject {

  private final StringJoiner members = new StringJoiner(",", "{", "}");

  /** Adds a string, or null. */
  public JsonObject add(String name, @Nullable String value) {
    return addLiteral(name, value == null ? null : quote(value));
  }

  /** Adds a number, or null. */
  public JsonObject add(String name, @Nullable Long value) {
    return addLiteral(name, value == null ? null : value.toString());
  }

  /** Adds true or false. */
  public JsonObject add(String name, boolean value) {
    return addLiteral(name, Boolean.toString(value));
  }

  /** Adds a value that is JSON already, or null. */
  public JsonObject addLiteral(String name, @Nullable String json) {
    members.add(quote(name) + ":" + json);
    return this;
  }

  @Override
  public String toString() {
    return members.toString();
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        quoted.append(c);
      } else {
        quoted.append("\\u%04x".formatted((int) c));
      }
    }
    return quoted.append('"').toString();
  }
}
