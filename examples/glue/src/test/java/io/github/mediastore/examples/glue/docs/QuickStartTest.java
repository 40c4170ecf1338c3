package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The blocks of the quick start, as they stand on the page; two more tests paste and build them.
 */
class QuickStartTest {

  @TempDir private Path folder;

  @Test
  void theClassesCompileHereToo() throws IOException {
    PastedBlocks.compile(PastedBlocks.forSpring(), folder.resolve("beans"));
    PastedBlocks.compile(PastedBlocks.forStarter(), folder.resolve("starter"));
  }

  @Test
  void theLinesToWriteAreCounted() throws IOException {
    assertThat(Files.readString(Page.ROOT.resolve(PastedBlocks.PAGE)))
        .contains(
            "entity, controller | " + PastedBlocks.linesToWrite(PastedBlocks.forStarter()) + " |")
        .contains(
            "beans, controller | " + PastedBlocks.linesToWrite(PastedBlocks.forSpring()) + " |")
        .contains("servlet | " + PastedBlocks.linesToWrite(PastedBlocks.forServlets()) + " |");
  }

  @Test
  void theApplicationWithTheStarterHas25LinesOfJava() throws IOException {
    List<Block> java =
        PastedBlocks.forStarter().stream()
            .filter(block -> block.language().equals("java"))
            .toList();
    assertThat(PastedBlocks.linesToWrite(java)).isLessThanOrEqualTo(25);
  }
}
