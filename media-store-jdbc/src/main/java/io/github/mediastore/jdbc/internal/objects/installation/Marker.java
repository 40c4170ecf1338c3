package io.github.mediastore.jdbc.internal.objects.installation;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A small object that says to whom the objects of a store belong.
 *
 * @param adoption of whom
 * @param token known to its writer alone, and to copies of its database
 * @param name what the host calls the installation, for people; may be empty
 */
record Marker(String adoption, String token, String name) {

  byte[] toBytes() {
    return String.join("\n", adoption, token, name).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns whether it was one that was read. */
  boolean isReadable() {
    return !adoption.isEmpty();
  }

  /** Reads one; what is no marker becomes one that agrees with nobody. */
  static Marker of(byte[] bytes) {
    List<String> lines = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
    return lines.size() == 3
        ? new Marker(lines.get(0), lines.get(1), lines.get(2))
        : new Marker("", "", "");
  }
}
