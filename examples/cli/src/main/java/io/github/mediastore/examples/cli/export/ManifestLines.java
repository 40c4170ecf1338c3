package io.github.mediastore.examples.cli.export;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a manifest, none longer than any can be: the file may be anything. */
final class ManifestLines implements Closeable {

  private static final int MOST_CHARACTERS = 1 << 20;

  private final BufferedReader reader;
  private long number;

  private ManifestLines(BufferedReader reader) {
    this.reader = reader;
  }

  static ManifestLines of(Path file) throws IOException {
    return new ManifestLines(Files.newBufferedReader(file, StandardCharsets.UTF_8));
  }

  /**
   * Returns the next line; null at the end.
   *
   * @throws IllegalArgumentException if it is too long
   */
  @Nullable String next() throws IOException {
    int character = reader.read();
    if (character == -1) {
      return null;
    }
    number++;
    StringBuilder line = new StringBuilder();
    for (; character != -1 && character != '\n'; character = reader.read()) {
      if (line.length() == MOST_CHARACTERS) {
        throw new IllegalArgumentException(
            "The line has more than %d characters".formatted(MOST_CHARACTERS));
      }
      line.append((char) character);
    }
    return line.toString().stripTrailing();
  }

  /** Returns the number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
