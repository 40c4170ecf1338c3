package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the quick start says of the applications that other frameworks need. */
class FrameworkPagesTest {

  private static final Path CLASSES = Path.of("src/test/java/io/github/mediastore/examples/glue");

  @ParameterizedTest
  @CsvSource({
    "jakarta, MediaBeans Photos PhotoResource MediaProblems",
    "micronaut, MediaBeans MicronautConnections Photos PhotoController MediaBodies MediaProblems"
  })
  void theLinesToWriteAreCounted(String framework, String classes) throws IOException {
    long lines = 0;
    for (String name : classes.split(" ", -1)) {
      lines += linesToWrite(CLASSES.resolve(framework).resolve(name + ".java"));
    }

    assertThat(Files.readString(Page.ROOT.resolve(PastedBlocks.PAGE)))
        .containsPattern("\\(%s\\.md\\)[^|]* \\| %d \\|".formatted(framework, lines));
  }

  /** As of the blocks that are pasted: no imports, no empty lines; here no comments either. */
  private static long linesToWrite(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.matches("(import|package) .*"))
        .filter(line -> !line.matches(" *(/\\*\\*|\\*|//).*"))
        .count();
  }
}
