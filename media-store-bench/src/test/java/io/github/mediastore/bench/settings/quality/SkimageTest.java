package io.github.mediastore.bench.settings.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mediastore.bench.settings.quality.TestPairs.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our figures, held to those of scikit-image: as {@code skimage_reference.py} once printed them
 * with version 0.19.3, and live where it is installed.
 */
class SkimageTest {

  private static final Map<String, Pair> PAIRS = TestPairs.all();

  @TempDir private Path folder;

  @Test
  void ourFiguresAreThoseThatWereRecorded() throws IOException {
    requireOursAre(new String(resource("skimage-reference.csv"), UTF_8).lines().toList());
  }

  @Test
  void ourFiguresAreThoseOfTheInstalledVersion() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        exit(python("-c", "import skimage, PIL")) == 0, "scikit-image is not installed");
    Path script = Files.write(folder.resolve("reference.py"), resource("skimage_reference.py"));
    for (Map.Entry<String, Pair> pair : PAIRS.entrySet()) {
      Path picture = folder.resolve(pair.getKey() + ".picture.png");
      ImageIO.write(pair.getValue().picture(), "png", picture.toFile());
      Path reference = folder.resolve(pair.getKey() + ".reference.png");
      ImageIO.write(pair.getValue().reference(), "png", reference.toFile());
    }

    Path figures = folder.resolve("figures.csv");
    ProcessBuilder run =
        python(script.toString(), folder.toString()).redirectOutput(figures.toFile());
    assertThat(exit(run)).isZero();
    requireOursAre(Files.readAllLines(figures));
  }

  private static void requireOursAre(List<String> lines) {
    assertThat(lines).hasSameSizeAs(PAIRS.keySet()).hasSizeGreaterThan(10);
    for (String line : lines) {
      String[] columns = line.split(",", -1);
      Pair pair = Objects.requireNonNull(PAIRS.get(columns[0]), columns[0]);
      assertThat(Ssim.compare(pair.picture(), pair.reference()))
          .as("SSIM of %s", columns[0])
          .isCloseTo(Double.parseDouble(columns[1]), within(1e-8));
      double decibels = Psnr.decibels(pair.picture(), pair.reference());
      if (columns[2].equals("inf")) {
        assertThat(decibels).isInfinite();
      } else {
        assertThat(decibels)
            .as("PSNR of %s", columns[0])
            .isCloseTo(Double.parseDouble(columns[2]), within(1e-5));
      }
    }
  }

  private static ProcessBuilder python(String... arguments) {
    // Where distributions put it; another one in the path may know nothing of their packages.
    Path system = Path.of("/usr/bin/python3");
    List<String> command = new ArrayList<>();
    command.add(Files.isExecutable(system) ? system.toString() : "python3");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static int exit(ProcessBuilder builder) throws InterruptedException {
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SkimageTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
