package io.github.mediastore.internal.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import io.github.mediastore.internal.raster.DecodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("corpus")
class JpegCorpusTest {

  @BeforeAll
  static void corpusIsThere() {
    Corpus.require();
  }

  @Test
  void everyRealPictureDecodesAtEveryScale() throws IOException {
    for (String directory : List.of("formats", "orientation", "photos")) {
      for (Path file : jpegs(directory)) {
        JpegDecoder decoder = JpegDecoder.open(Files.readAllBytes(file), JpegLimits.DEFAULT);
        assertThat(decoder.uncovered()).as("%s", file).isEmpty();
        for (int scale : new int[] {1, 3, 8}) {
          JpegPlanes planes = decoder.decode(scale, false);
          assertThat(planes.planes()).as("%s", file).hasSize(decoder.components());
        }
      }
    }
  }

  @Test
  void everyMalformedFileEndsInPlanesOrInAnException() throws IOException {
    int refused = 0;
    for (String directory : List.of("malformed/jpeg", "reject")) {
      for (Path file : jpegs(directory)) {
        try {
          JpegDecoder.open(Files.readAllBytes(file), JpegLimits.DEFAULT).decode(4, false);
        } catch (DecodeException e) {
          assertThat(e).as("%s", file).hasMessageMatching("[A-Z0-9].{10,}");
          refused++;
        }
      }
    }

    assertThat(refused).isPositive();
  }

  private static List<Path> jpegs(String directory) throws IOException {
    return Corpus.files(directory).stream()
        .filter(file -> file.toString().matches(".*\\.jpe?g"))
        .toList();
  }
}
