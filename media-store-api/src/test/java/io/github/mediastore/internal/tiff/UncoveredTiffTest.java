package io.github.mediastore.internal.tiff;

import static io.github.mediastore.internal.tiff.TiffBuilder.LZW;
import static io.github.mediastore.internal.tiff.TiffBuilder.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.raster.DecodeException;
import io.github.mediastore.internal.raster.DecodeException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not read is refused by name; what only looks like it is read. */
class UncoveredTiffTest {

  private static final int SAMPLE_FORMAT = 339;
  private static final int INK_SET = 332;
  private static final int INK_NAMES = 333;
  private static final int NUMBER_OF_INKS = 334;

  @ParameterizedTest
  @CsvSource({
    "6, old-style JPEG", "9, JBIG", "32771, words", "32809, ThunderScan", "32909, PixarLog",
    "34676, SGILog", "34712, JPEG 2000", "34887, LERC", "34925, LZMA", "50000, Zstandard",
    "50001, WebP", "50002, JPEG XL", "12345, compression 12345"
  })
  void otherCompressions(int compression, String name) {
    assertUncovered(grey(8).compression(compression), name);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 16, floating point samples of 16 bits",
    "3, 32, floating point samples of 32 bits",
    "3, 64, floating point samples of 64 bits",
    "2, 8, signed samples of 8 bits",
    "2, 16, signed",
    "5, 16, complex",
    "6, 64, complex",
    "1, 24, 24 bits",
    "1, 32, 32 bits"
  })
  void otherSamples(int format, int bits, String name) {
    assertUncovered(
        new TiffBuilder(4, 4, 1, 8).tag(258, SHORT, bits).tag(SAMPLE_FORMAT, SHORT, format), name);
  }

  @ParameterizedTest
  @CsvSource({"4, transparency mask", "32844, SGILog", "32845, SGILog", "777, colours of kind 777"})
  void otherColours(int photometric, String name) {
    assertUncovered(grey(8).photometric(photometric), name);
  }

  @Test
  void samplesOfDifferentDepths() {
    assertUncovered(
        new TiffBuilder(4, 4, 3, 8).tag(258, SHORT, 5, 6, 5), "samples of different depths");
  }

  @Test
  void differencesOfFloatingPointSamples() {
    assertUncovered(grey(8).compression(LZW).tag(317, SHORT, 3), "floating point");
  }

  @Test
  void inksOfUnknownColour() {
    assertUncovered(inks(3), "3 inks");
    assertUncovered(inks(6).tag(INK_SET, SHORT, 2).tag(NUMBER_OF_INKS, SHORT, 6), "6 inks");
    assertUncovered(
        inks(4).tag(INK_SET, SHORT, 2).tag(INK_NAMES, 2, text("red\0green\0blue\0white\0")),
        "other than cyan");
  }

  @Test
  void inksThatAreCyanMagentaYellowAndBlackForAllThatAreSaidOfThem() throws DecodeException {
    assertCovered(inks(4).tag(INK_SET, SHORT, 2));
    assertCovered(
        inks(5)
            .tag(INK_SET, SHORT, 2)
            .tag(NUMBER_OF_INKS, SHORT, 5)
            .tag(INK_NAMES, 2, text("Cyan\0Magenta\0Yellow\0Black\0Gold\0")));
    assertCovered(inks(4).tag(INK_SET, SHORT, 1).tag(INK_NAMES, 2, text("a\0b\0c\0d\0")));
  }

  @Test
  void tagsThatMeanNothingToTheCompressionOrNothingAtAllSinkNothing() throws DecodeException {
    assertCovered(grey(8).tag(317, SHORT, 3));
    assertCovered(grey(8).tag(SAMPLE_FORMAT, SHORT, 4));
    assertCovered(grey(8).tag(SAMPLE_FORMAT, SHORT, 99));
    assertCovered(grey(8).tag(266, SHORT, 77));
    assertCovered(grey(8).tag(284, SHORT, 9));
    assertCovered(grey(8).tag(700, 1, 1, 2, 3));
    assertCovered(grey(8).tag(34_665, 4, 0xFFFFFFFFL));
  }

  private static TiffBuilder grey(int bits) {
    return new TiffBuilder(4, 4, 1, bits);
  }

  private static TiffBuilder inks(int samples) {
    return new TiffBuilder(4, 4, samples, 8).photometric(5);
  }

  private static long[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    long[] values = new long[bytes.length];
    Arrays.setAll(values, i -> bytes[i]);
    return values;
  }

  private static void assertUncovered(TiffBuilder builder, String name) {
    DecodeException refused = Decoded.refusal(builder.write(List.of(new byte[999])));
    assertThat(refused.kind()).as(refused.getMessage()).isEqualTo(Kind.UNCOVERED);
    assertThat(refused).hasMessageContaining(name);
  }

  private static void assertCovered(TiffBuilder builder) throws DecodeException {
    assertThat(Decoded.of(builder.write((x, y, sample) -> 100)).at(0, 1, 1)).isEqualTo(100);
  }
}
