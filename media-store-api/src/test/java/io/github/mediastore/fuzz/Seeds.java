package io.github.mediastore.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the inputs that a fuzzer starts from. */
public final class Seeds {

  private Seeds() {}

  /**
   * Writes each seed into a file.
   *
   * @param directory where to; made if it is missing
   * @param seeds the inputs
   */
  public static void write(String directory, List<byte[]> seeds) throws IOException {
    Path folder = Files.createDirectories(Path.of(directory));
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(folder.resolve("seed-" + i), seeds.get(i));
    }
  }
}
