package io.github.mediastore.examples.glue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the guides show is what is compiled and tested here. */
class GuideTest {

  private static final Path ROOT = Path.of("../..");

  /** A block of code under a comment that names the file it is from. */
  private static final Pattern BLOCK =
      Pattern.compile("<!-- (\\S+\\.java) -->\n\n?```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void guideShowsEachGlueAsItIs() throws IOException {
    List<String> shown = sourcesShownIn("docs/serving.md");

    assertThat(shown).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void readmeShowsAGlueAsItIs() throws IOException {
    assertThat(sourcesShownIn("README.md")).hasSize(1);
  }

  private static List<String> sourcesShownIn(String guide) throws IOException {
    return BLOCK
        .matcher(Files.readString(ROOT.resolve(guide)))
        .results()
        .map(block -> check(block.group(1), block.group(2)))
        .toList();
  }

  private static String check(String source, String block) {
    assertThat(block.lines()).as(source).hasSizeLessThanOrEqualTo(10);
    assertThat(withoutIndent(read(source))).as(source).contains(withoutIndent(block));
    return source;
  }

  private static String read(String source) {
    try {
      return Files.readString(ROOT.resolve(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutIndent(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
  }
}
