package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.RejectedImageException;
import io.github.mediastore.corpus.Corpus;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that are read wrongly again and again, held to the answers written down beside them. */
@Tag("corpus")
class CasesCorpusTest {

  private static final List<String> FORMATS = List.of(".png", ".bmp");
  private static final int USUAL_TOLERANCE = 4;

  private final WebpImageCompressor compressor = WebpImageCompressor.create();

  @BeforeAll
  static void needsTheCorpus() {
    Corpus.require();
  }

  @Test
  void everyCaseHasItsAnswer() throws IOException {
    List<Path> files = Corpus.files("cases");
    Path answers = only(files, "expected.tsv");
    for (String line : Files.readAllLines(answers)) {
      String[] answer = line.split("\t", -1);
      if (!line.startsWith("#") && FORMATS.stream().anyMatch(answer[0]::endsWith)) {
        check(only(files, answer[0]), answer);
      }
    }
  }

  private static Path only(List<Path> files, String name) {
    return files.stream().filter(file -> file.endsWith(name)).findAny().orElseThrow();
  }

  private void check(Path file, String[] answer) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!answer[1].equals("ok")) {
      RejectedImageException refused =
          catchThrowableOfType(RejectedImageException.class, () -> compressor.compress(bytes));
      assertThat(refused).as("%s", file).isNotNull();
      assertThat(refused.reason()).as("%s", file).hasToString(answer[1]);
      return;
    }
    BufferedImage picture = TestPictures.read(compressor.compress(bytes).bytes());
    if (!answer[2].equals("-")) {
      assertThat(picture.getWidth() + "x" + picture.getHeight()).isEqualTo(answer[2]);
    }
    if (!answer[3].equals("-")) {
      int tolerance = answer.length > 4 ? Integer.parseInt(answer[4]) : USUAL_TOLERANCE;
      int[] mean = mean(picture);
      assertThat(answer[3].split(";", -1))
          .as("%s has %s", file, Arrays.toString(mean))
          .anyMatch(expected -> isNear(mean, expected, tolerance));
    }
  }

  private static int[] mean(BufferedImage picture) {
    long[] sums = new long[3];
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    for (int pixel : pixels) {
      for (int channel = 0; channel < 3; channel++) {
        sums[channel] += pixel >> (16 - 8 * channel) & 255;
      }
    }
    return Arrays.stream(sums).mapToInt(sum -> Math.round((float) sum / pixels.length)).toArray();
  }

  private static boolean isNear(int[] mean, String expected, int tolerance) {
    String[] values = expected.split(",", -1);
    for (int channel = 0; channel < 3; channel++) {
      if (Math.abs(mean[channel] - Integer.parseInt(values[channel])) > tolerance) {
        return false;
      }
    }
    return true;
  }
}
