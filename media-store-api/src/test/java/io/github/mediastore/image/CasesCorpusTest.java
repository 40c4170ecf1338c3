package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.corpus.Corpus;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Files that are easily misread, each with its right answer in a table: whether it is read at all,
 * the size of the result, and its mean colour on white.
 */
@Tag("corpus")
class CasesCorpusTest {

  private static final String TABLE = "expected.tsv";

  private final WebpImageCompressor compressor = WebpImageCompressor.create();

  @BeforeAll
  static void needsTheCorpus() {
    Corpus.require();
  }

  @TestFactory
  Stream<DynamicTest> everyFileGetsTheAnswerInTheTable() throws IOException {
    List<Path> files = Corpus.files("cases");
    Path folder = Objects.requireNonNull(files.get(0).getParent());
    List<Case> cases =
        Files.readAllLines(folder.resolve(TABLE)).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(Case::parse)
            .toList();
    assertThat(files)
        .extracting(file -> String.valueOf(file.getFileName()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(TABLE), cases.stream().map(Case::file)).toList());
    return cases.stream().map(c -> dynamicTest(c.file(), () -> check(c, folder.resolve(c.file()))));
  }

  private void check(Case expected, Path file) {
    CompressedImage compressed;
    try {
      compressed = compressor.compress(file);
    } catch (RejectedUploadException refused) {
      assertThat(expected.mayBeRefused(refused.reason()))
          .as("%s, refused for %s: %s", file, refused.reason(), refused.getMessage())
          .isTrue();
      return;
    }
    assertThat(expected.mayBeRead()).as("%s may be read, as %s", file, compressed).isTrue();
    if (!expected.size().equals(Case.ANY)) {
      assertThat(compressed.width() + "x" + compressed.height())
          .as("size of %s", file)
          .isEqualTo(expected.size());
    }
    List<Double> mean = mean(TestPictures.read(compressed.bytes()));
    assertThat(expected.isNear(mean))
        .as("%s, mean %s, %s off at most", file, mean, expected)
        .isTrue();
  }

  /** Returns the mean red, green and blue. */
  private static List<Double> mean(BufferedImage picture) {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    return List.of(mean(pixels, 16), mean(pixels, 8), mean(pixels, 0));
  }

  private static double mean(int[] pixels, int shift) {
    return Arrays.stream(pixels).map(pixel -> pixel >> shift & 255).average().orElseThrow();
  }

  /**
   * A row of the table.
   *
   * @param outcome {@code ok}, {@code refused}, {@code either}, or the reason of the refusal
   * @param size of the result
   * @param colours what its mean red, green and blue may be
   * @param within how far each of the three may be off
   */
  private record Case(
      String file, String outcome, String size, List<List<Double>> colours, double within) {

    private static final String ANY = "-";
    private static final double USUALLY_WITHIN = 4;

    static Case parse(String line) {
      String[] columns = line.split("\t", -1);
      return new Case(
          columns[0],
          columns[1],
          columns[2],
          columns[3].equals(ANY)
              ? List.of()
              : Arrays.stream(columns[3].split(";", -1)).map(Case::colour).toList(),
          columns.length > 4 ? Double.parseDouble(columns[4]) : USUALLY_WITHIN);
    }

    private static List<Double> colour(String samples) {
      return Arrays.stream(samples.split(",", -1)).map(Double::valueOf).toList();
    }

    boolean mayBeRead() {
      return outcome.equals("ok") || outcome.equals("either");
    }

    boolean mayBeRefused(RejectedUploadException.Reason reason) {
      return outcome.equals("refused") || outcome.equals("either") || outcome.equals(reason.name());
    }

    boolean isNear(List<Double> mean) {
      return colours.isEmpty() || colours.stream().anyMatch(colour -> isNear(colour, mean));
    }

    private boolean isNear(List<Double> colour, List<Double> mean) {
      return IntStream.range(0, mean.size())
          .allMatch(i -> Math.abs(colour.get(i) - mean.get(i)) <= within);
    }
  }
}
