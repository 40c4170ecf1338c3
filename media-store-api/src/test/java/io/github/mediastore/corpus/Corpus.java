package io.github.mediastore.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A directory of real files that tests read where it is: the one that the system property {@code
 * corpus} names. A test is skipped without it, but fails if the system property {@code ci} is true.
 */
public final class Corpus {

  private static final Path DIRECTORY =
      Path.of(System.getProperty("corpus", "../../shared/corpus")).toAbsolutePath().normalize();

  private Corpus() {}

  /** Skips the test, or fails it, where there is no corpus. */
  public static void require() {
    requireForTest(
        Files.isDirectory(DIRECTORY), "There is no corpus at " + DIRECTORY + "; set -Dcorpus");
  }

  /**
   * Skips the test, or fails it, where something that it needs is missing.
   *
   * @param there whether it is there
   * @param otherwise what to say if not
   */
  public static void requireForTest(boolean there, String otherwise) {
    if (Boolean.getBoolean("ci")) {
      assertThat(there).as(otherwise).isTrue();
    }
    Assumptions.assumeTrue(there, otherwise);
  }

  /** Returns the files of a part of the corpus, and of the directories in it, by name. */
  public static List<Path> files(String part) throws IOException {
    try (Stream<Path> files = Files.walk(DIRECTORY.resolve(part))) {
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted;
    }
  }
}
