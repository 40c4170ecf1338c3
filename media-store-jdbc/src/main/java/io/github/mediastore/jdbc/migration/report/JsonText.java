package io.github.mediastore.jdbc.migration.report;

import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259), one value after the other, with commas where they belong. */
final class JsonText {

  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder json = new StringBuilder();
  private boolean needsComma;

  JsonText open(char bracket) {
    comma();
    json.append(bracket);
    needsComma = false;
    return this;
  }

  JsonText close(char bracket) {
    json.append(bracket);
    needsComma = true;
    return this;
  }

  JsonText name(String name) {
    comma();
    string(name);
    json.append(':');
    needsComma = false;
    return this;
  }

  JsonText text(@Nullable Object text) {
    comma();
    if (text == null) {
      json.append("null");
    } else {
      string(text.toString());
    }
    needsComma = true;
    return this;
  }

  JsonText number(long number) {
    comma();
    json.append(number);
    needsComma = true;
    return this;
  }

  private void comma() {
    if (needsComma) {
      json.append(',');
    }
  }

  private void string(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < FIRST_PRINTABLE || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
