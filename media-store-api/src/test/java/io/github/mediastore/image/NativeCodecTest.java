package io.github.mediastore.image;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import io.github.mediastore.logging.PrintingLogs;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
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

  @Test
  void oneLineSaysHowPicturesAreCompressedAndByWhat() throws Exception {
    assertThat(OtherJvm.output(create("-Dslf4j.provider=" + PrintingLogs.class.getName())).lines())
        .filteredOn(line -> line.startsWith("INFO "))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("INFO io.github.mediastore.image.WebpImageCompressor: Pictures become WebP")
        .contains("within 1024 pixels a side and 500000 bytes")
        .contains("qualities [85, 75, 60, 50, 40], effort BALANCED")
        .endsWith("by libwebp 1.6.0 (webp-imageio 0.11.0)");
  }

  @Test
  void aMissingClassIsNamed() throws Exception {
    String withoutKotlin =
        Stream.of(classPath())
            .filter(jar -> !jar.contains("kotlin-stdlib"))
            .collect(joining(File.pathSeparator));

    assertThat(OtherJvm.output(create("-cp", withoutKotlin)))
        .contains("unavailable: The WebP library cannot run on this machine")
        .containsPattern("the class kotlin[./]\\S+ is missing")
        .contains("kotlin-stdlib")
        .doesNotContain("system and processor");
  }

  @Test
  void aJarThatLostItsNativeFilesIsNamed() throws Exception {
    String stripped = classPathWhere(file -> Files.delete(file));

    assertThat(OtherJvm.output(create("-cp", stripped)))
        .contains("its native files are missing")
        .contains("the folder /native of the webp-imageio jar")
        .doesNotContain("system and processor");
  }

  @Test
  void aPlatformWithoutALibraryIsNamed() throws Exception {
    assertThat(OtherJvm.output(create("-Dos.arch=sparcv9")))
        .contains("cannot run on this machine (" + System.getProperty("os.name") + ", sparcv9)")
        .contains("there is none for this system and processor");
  }

  @Test
  void whatTheSystemSaysOfALibraryIsHandedOn() throws Exception {
    String damaged = classPathWhere(file -> Files.writeString(file, "no library"));

    assertThat(OtherJvm.output(create("-cp", damaged)))
        .contains("the system refused to load it: ")
        .doesNotContain("system and processor:");
  }

  private static String[] classPath() {
    return System.getProperty("java.class.path").split(File.pathSeparator, -1);
  }

  /** The class path with a copy of webp-imageio, to whose native files something was done. */
  private String classPathWhere(FileChange change) throws IOException {
    List<String> paths = new ArrayList<>();
    for (String path : classPath()) {
      if (path.contains("webp-imageio")) {
        Path copy = Files.copy(Path.of(path), folder.resolve("webp-imageio.jar"));
        try (FileSystem jar = FileSystems.newFileSystem(copy);
            Stream<Path> files = Files.walk(jar.getPath("/native"))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            change.apply(file);
          }
        }
        path = copy.toString();
      }
      paths.add(path);
    }
    return String.join(File.pathSeparator, paths);
  }

  private interface FileChange {
    void apply(Path file) throws IOException;
  }

  private static List<String> create(String... options) {
    return OtherJvm.command(List.of(options), CreateCompressor.class);
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
