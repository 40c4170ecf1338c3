package io.github.mediastore.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.bench.PictureFiles.Jpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How small a heap may be, in JVMs of their own. */
class HeapTest {

  @TempDir private Path directory;

  @Test
  void twelveMegapixelsOfBaselineJpegFitIntoAHeapOf32Megabytes()
      throws IOException, InterruptedException {
    compressWithin("32m", 4000, 3000, Jpeg.BASELINE_420);
  }

  @Test
  void twelveMegapixelsOfProgressiveJpegFitIntoAHeapOf48Megabytes()
      throws IOException, InterruptedException {
    compressWithin("48m", 4000, 3000, Jpeg.PROGRESSIVE_420);
  }

  @Test
  void hundredMegapixelsOfBaselineJpegFitIntoAHeapOf96Megabytes()
      throws IOException, InterruptedException {
    compressWithin("96m", 12_500, 8000, Jpeg.BASELINE_420);
  }

  private void compressWithin(String heap, int width, int height, Jpeg kind)
      throws IOException, InterruptedException {
    Path photo = directory.resolve("photo.jpg");
    Files.write(photo, PictureFiles.jpeg(GeneratedPictures.photo(width, height), kind));
    Path said = directory.resolve("said");
    Process process =
        new ProcessBuilder(command(heap, photo))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    int exit = process.waitFor();
    assertThat(exit).as(Files.readString(said, UTF_8)).isZero();
  }

  private static List<String> command(String heap, Path photo) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + heap,
        "-Djava.awt.headless=true",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        HeapProbe.class.getName(),
        photo.toString());
  }
}
