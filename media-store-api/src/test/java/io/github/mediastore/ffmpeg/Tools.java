package io.github.mediastore.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Programs that tests make files with. A test is skipped without them, but fails for CI. */
public final class Tools {

  private Tools() {}

  /** Returns the ffmpeg of this machine. */
  public static Path ffmpeg() {
    return require("ffmpeg");
  }

  /** Skips the test, or fails it, where a program is missing. */
  public static Path require(String name) {
    Optional<Path> found =
        Arrays.stream(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder).resolve(name))
            .filter(Files::isExecutable)
            .findFirst();
    Corpus.requireForTest(found.isPresent(), "There is no " + name + " here");
    return found.orElseThrow();
  }

  /** Runs a program, which must succeed. */
  public static void run(Path folder, String name, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(require(name).toString()));
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile(folder, name, ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor()).as("%s: %s", command, Files.readString(said)).isZero();
  }
}
