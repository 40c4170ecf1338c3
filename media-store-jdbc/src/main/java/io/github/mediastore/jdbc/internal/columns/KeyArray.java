package io.github.mediastore.jdbc.internal.columns;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes keys as an array's text, to be read as the key column's type. */
final class KeyArray {

  private KeyArray() {}

  static String of(Collection<String> keys) {
    return keys.stream()
        .map(key -> '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
