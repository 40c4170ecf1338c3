package io.github.mediastore.examples.cli.export;

import io.github.mediastore.examples.cli.json.JsonLine;
import io.github.mediastore.examples.cli.json.JsonObject;
import java.util.regex.Pattern;

/**
 * The last line of a manifest: what stands before it. A manifest without it, or with another number
 * of lines, was cut.
 *
 * @param files how many lines there are
 * @param bytes the sizes of their files in total
 */
record ManifestTotals(long files, long bytes) {

  private static final Pattern LINE = Pattern.compile("\\{\"files\":.*");

  /** Returns whether a line is one of totals, and none of a file. */
  static boolean isOne(String line) {
    return LINE.matcher(line).matches();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static ManifestTotals ofJson(String line) {
    JsonLine json = JsonLine.parse(line);
    return new ManifestTotals(json.number("files"), json.number("bytes"));
  }

  ManifestTotals plus(ManifestEntry entry) {
    return new ManifestTotals(files + 1, bytes + entry.size());
  }

  String toJson() {
    return new JsonObject().add("files", files).add("bytes", bytes).toString();
  }
}
