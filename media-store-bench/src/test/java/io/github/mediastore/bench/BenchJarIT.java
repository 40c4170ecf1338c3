package io.github.mediastore.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar, in a process of its own. */
class BenchJarIT {

  private static final String JAR = Objects.requireNonNull(System.getProperty("bench.jar"));

  @TempDir private Path folder;

  @Test
  void jmhListsItsBenchmarks() throws IOException, InterruptedException {
    Run run = run("-l");

    assertThat(run.status()).isZero();
    assertThat(run.said())
        .contains(
            UploadBenchmark.class.getName() + ".mediaStore",
            StoreBenchmark.class.getName() + ".put",
            ColorBenchmark.class.getName() + ".bareCmyk");
  }

  @Test
  void jmhForksAndWritesJson() throws IOException, InterruptedException {
    String benchmark = "ColorBenchmark.bareCmyk";

    Run run =
        run(benchmark, "-f", "1", "-wi", "0", "-i", "1", "-r", "1ms", "-rf", "json", "-rff", "r");

    assertThat(run.status()).as(run.said()).isZero();
    assertThat(folder.resolve("r")).content().contains(benchmark, "\"forks\" : 1", "\"score\" :");
  }

  @Test
  void settingsAreCompared() throws IOException, InterruptedException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    Files.write(photos.resolve("a.png"), PictureFiles.png(GeneratedPictures.graphic(300, 200)));
    Files.writeString(photos.resolve("b.txt"), "Dear reader, this is no picture at all.");

    Run run = run("settings", "--photos", "photos", "--out", "r.html", "--dimensions", "128,256");

    assertThat(run.status()).as(run.said()).isZero();
    assertThat(run.said()).contains("Refused: b.txt: ", "SSIM ", " for 10,000 uploads");
    assertThat(folder.resolve("r.html")).content().contains("a.png", "b.txt", "</html>");
  }

  @Test
  void aMistakeIsToldInOneLine() throws IOException, InterruptedException {
    Run run = run("settings", "--photos", "nowhere");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.said().lines())
        .containsExactly("--photos is not a folder: nowhere (see settings --help)");
  }

  private Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", JAR));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), said);
  }

  /** How a process ended, and all it said. */
  private record Run(int status, String said) {}
}
