package io.github.mediastore.bench.settings.report;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON, a line for each member. */
final class Json {

  private final StringBuilder out = new StringBuilder();

  private Json() {}

  static String write(Object value) {
    Json json = new Json();
    json.value(value, "\n");
    return json.out.append('\n').toString();
  }

  private void value(Object value, String newLine) {
    if (value instanceof Map<?, ?> map) {
      object(map, newLine);
    } else if (value instanceof List<?> list) {
      array(list, newLine);
    } else if (value instanceof String text) {
      string(text);
    } else {
      out.append(value);
    }
  }

  private void object(Map<?, ?> map, String newLine) {
    out.append('{');
    String inner = newLine + "  ";
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator).append(inner);
      string(entry.getKey().toString());
      out.append(": ");
      value(entry.getValue(), inner);
      separator = ",";
    }
    out.append(map.isEmpty() ? "" : newLine).append('}');
  }

  /** Numbers stand in one line, all else in lines of their own. */
  private void array(List<?> list, String newLine) {
    boolean inLine = list.stream().allMatch(Number.class::isInstance);
    String inner = inLine ? "" : newLine + "  ";
    out.append('[');
    for (Iterator<?> values = list.iterator(); values.hasNext(); ) {
      out.append(inner);
      value(values.next(), inner);
      out.append(values.hasNext() ? (inLine ? ", " : ",") : "");
    }
    out.append(inLine ? "" : newLine).append(']');
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          // The less-than sign too: within a page it could end the script that holds the text.
          if (c < ' ' || c == '<' || (Character.isSurrogate(c) && isAlone(text, i))) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** File names may hold halves of characters, which no encoding takes. */
  private static boolean isAlone(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }
}
