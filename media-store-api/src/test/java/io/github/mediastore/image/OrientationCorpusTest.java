package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.corpus.Corpus;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Photos stored in each orientation, against the one of their kind that is stored upright.
 *
 * <p>Each has its orientation's digit printed into its middle, and the names of its sides along its
 * border: the two are left out here. Each was also saved as a JPEG of its own, so the noise differs
 * where the content does not: the encoder's is kept out by quality 100, and the sources' by
 * comparing at a quarter of the size.
 */
@Tag("corpus")
class OrientationCorpusTest {

  private static final int SIDE = 256;
  private static final int PRINT = SIDE / 8;

  @BeforeAll
  static void needsTheCorpus() {
    Corpus.require();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Landscape", "Portrait"})
  void everyPhotoEndsAsItsUprightTwin(String kind) throws IOException {
    List<Path> files =
        Corpus.files("orientation").stream()
            .filter(file -> String.valueOf(file.getFileName()).startsWith(kind))
            .toList();
    assertThat(files).hasSize(9);
    BufferedImage twin = result(files.get(1));

    for (Path file : files) {
      assertThat(Likeness.decibels(result(file), twin, (x, y) -> hasNoPrint(twin, x, y)))
          .as("%s against %s", file, files.get(1))
          .isGreaterThan(40);
    }
  }

  private static boolean hasNoPrint(BufferedImage picture, int x, int y) {
    int fromMiddleX = Math.abs(x - picture.getWidth() / 2);
    int fromMiddleY = Math.abs(y - picture.getHeight() / 2);
    boolean inDigit = fromMiddleX < PRINT && fromMiddleY < PRINT;
    boolean inBorder =
        fromMiddleX > picture.getWidth() / 2 - PRINT
            || fromMiddleY > picture.getHeight() / 2 - PRINT;
    return !inDigit && !inBorder;
  }

  private static BufferedImage result(Path file) {
    CompressionSettings small =
        CompressionSettings.builder().maxDimension(SIDE).qualities(100).build();
    return TestPictures.read(WebpImageCompressor.with(small).compress(file).bytes());
  }
}
