package io.github.mediastore.examples.cli.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputNamesTest {

  private static List<String> names(boolean caseMatters, String... inputs) {
    List<Path> paths = Arrays.stream(inputs).map(Path::of).toList();
    OutputNames names = new OutputNames(Path.of("out"), paths, caseMatters);
    return paths.stream().map(names::of).toList();
  }

  @Test
  void theSecondFileOfANameGetsANumber() {
    assertThat(names(true, "x/a.jpg", "y/a.jpg", "a.jpg"))
        .containsExactly("a.jpg.webp", "a.jpg.2.webp", "a.jpg.3.webp");
  }

  @Test
  void theSameFileKeepsItsNameHoweverItIsSpelled() {
    assertThat(names(true, "x/a.jpg", "y/a.jpg", "x/../x/./a.jpg"))
        .containsExactly("a.jpg.webp", "a.jpg.2.webp", "a.jpg.webp");
  }

  @Test
  void aNumberThatIsAFilesOwnNameIsNotGivenAgain() {
    assertThat(names(true, "x/a.2", "x/a", "y/a"))
        .containsExactly("a.2.webp", "a.webp", "a.3.webp");
  }

  @Test
  void caseCountsWhereItMatters() {
    assertThat(names(true, "A.jpg", "a.jpg")).containsExactly("A.jpg.webp", "a.jpg.webp");
    assertThat(names(false, "A.jpg", "a.jpg")).containsExactly("A.jpg.webp", "a.jpg.2.webp");
  }

  @Test
  void anInputInTheOutputFolderIsNotOverwritten() {
    assertThat(names(true, "out/a.jpg", "out/a.jpg.webp"))
        .containsExactly("a.jpg.2.webp", "a.jpg.webp.webp");
  }
}
