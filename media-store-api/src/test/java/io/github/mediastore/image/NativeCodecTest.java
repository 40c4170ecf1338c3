package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host reads on a machine that cannot run libwebp. */
class NativeCodecTest {

  private static final String FOLDER_OPTION = "-Dcom.luciad.imageio.webp.tmpdir=";

  @TempDir Path folder;

  @Test
  void aFolderThatIsNotThereIsNamedWithWhatToDo() throws Exception {
    Path missing = folder.resolve("missing");

    assertThat(OtherJvm.output(create(missing)))
        .contains("unavailable: The WebP library cannot run on this machine")
        .contains("the folder " + missing + " cannot be written to")
        .contains("name another folder with " + FOLDER_OPTION);
  }

  @Test
  void aFolderThatForbidsProgramsIsNamedWithWhatToDo() throws Exception {
    Corpus.requireForTest(canMount(), "Only root on Linux can mount a folder without programs");

    assertThat(OtherJvm.output(withinNoexecFolder(create(folder))))
        .contains("unavailable: The WebP library cannot run on this machine")
        .contains("the folder " + folder + " does not allow programs (noexec)")
        .contains("name another folder with " + FOLDER_OPTION);
  }

  @Test
  void aFolderThatAllowsProgramsIsEnough() throws Exception {
    assertThat(OtherJvm.output(create(folder))).isEqualToIgnoringNewLines("made");
  }

  private static List<String> create(Path folder) {
    return OtherJvm.command(List.of(FOLDER_OPTION + folder), CreateCompressor.class);
  }

  private boolean canMount() throws InterruptedException {
    try {
      return new ProcessBuilder(withinNoexecFolder(List.of("true"))).start().waitFor() == 0;
    } catch (IOException thereIsNoUnshare) {
      return false;
    }
  }

  /** The mount is seen by this one command alone, and gone when it ends. */
  private List<String> withinNoexecFolder(List<String> command) {
    List<String> within = new ArrayList<>();
    within.addAll(List.of("unshare", "--mount", "sh", "-c"));
    within.add("mount -t tmpfs -o noexec none \"$0\" && exec \"$@\"");
    within.add(folder.toString());
    within.addAll(command);
    return within;
  }
}
