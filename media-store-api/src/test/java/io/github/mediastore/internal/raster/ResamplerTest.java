package io.github.mediastore.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  @Property(tries = 150)
  void everySampleIsWithinOneOfTheFormula(
      @ForAll @IntRange(min = 1, max = 90) int width,
      @ForAll @IntRange(min = 1, max = 90) int height,
      @ForAll @IntRange(min = 0, max = 7) int missingEighths,
      @ForAll @IntRange(min = 6, max = 70) int targetWidth,
      @ForAll @IntRange(min = 6, max = 70) int targetHeight,
      @ForAll long seed) {
    Plane source =
        Planes.padded(
            Planes.noise(width, height, seed),
            width - missingEighths / 8.0,
            height - (7 - missingEighths) / 8.0,
            missingEighths);

    Plane actual = Resampler.resample(source, targetWidth, targetHeight);

    double[] expected = ReferenceResampler.resample(source, targetWidth, targetHeight);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) (actual.samples()[i] & 0xFF)).isCloseTo(expected[i], within(1.0));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "512, 384, 262, 197",
    "400, 300, 341, 256",
    "301, 203, 102, 77",
    "128, 96, 256, 192",
    "700, 500, 64, 48",
    "1000, 20, 63, 11"
  })
  void keepsFiftyFiveDecibelsToTheFormula(int width, int height, int toWidth, int toHeight) {
    Plane source = Planes.photo(width, height, 1);

    Plane actual = Resampler.resample(source, toWidth, toHeight);

    double[] expected = ReferenceResampler.resample(source, toWidth, toHeight);
    assertThat(Planes.psnr(actual, expected)).isGreaterThan(55);
  }

  @ParameterizedTest
  @CsvSource({"1700, 40, 50, 20", "40, 2000, 20, 33", "900, 800, 20, 30"})
  void keepsFiftyDecibelsWhereCellsAreAveragedFirst(
      int width, int height, int toWidth, int toHeight) {
    Plane source = Planes.photo(width, height, 2);

    Plane actual = Resampler.resample(source, toWidth, toHeight);

    double[] expected = ReferenceResampler.resample(source, toWidth, toHeight);
    assertThat(Planes.psnr(actual, expected)).isGreaterThan(50);
  }

  @Property(tries = 300)
  void aConstantPictureStaysConstant(
      @ForAll @IntRange(min = 1, max = 700) int width,
      @ForAll @IntRange(min = 1, max = 300) int height,
      @ForAll @IntRange(min = 1, max = 200) int targetWidth,
      @ForAll @IntRange(min = 1, max = 200) int targetHeight,
      @ForAll @IntRange(min = 0, max = 255) int level) {
    Plane result =
        Resampler.resample(Planes.of(width, height, (x, y) -> level), targetWidth, targetHeight);

    assertThat(result.samples()).hasSize(targetWidth * targetHeight).containsOnly(level);
  }

  @ParameterizedTest
  @CsvSource({"256, 128", "256, 97", "256, 200", "128, 256", "250, 100"})
  void aLinearGradientStaysLinear(int size, int target) {
    double slope = 255.0 / (size - 1);
    Plane source = Planes.of(size, size, (x, y) -> (int) Math.round(slope * x));

    Plane result = Resampler.resample(source, target, target);

    int margin = 3 * Math.max(1, target / size) + 3;
    for (int x = margin; x < target - margin; x++) {
      double expected = slope * ((x + 0.5) * size / target - 0.5);
      assertThat((double) Planes.at(result, x, target / 2)).isCloseTo(expected, within(1.01));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "101, 100.5, 41",
    "501, 500.125, 256",
    "64, 63.25, 128",
    "300, 300, 77",
    "2000, 1999.5, 60"
  })
  void aBlobStaysWhereItIsToAHundredthOfASample(int samples, double span, int targets) {
    double centre = 0.37 * span;
    double radius = Math.max(4, 3 * span / targets);
    Plane blob =
        Planes.of(
            samples,
            samples,
            (x, y) -> {
              double dx = (x + 0.5 - centre) / radius;
              double dy = (y + 0.5 - centre) / radius;
              return 40 + (int) Math.round(200 * Math.exp(-dx * dx - dy * dy));
            });

    Plane result = Resampler.resample(Planes.padded(blob, span, span, 3), targets, targets);

    double scale = targets / span;
    assertThat(centreX(result)).isCloseTo(scale * centreX(blob), within(0.01));
    assertThat(centreY(result)).isCloseTo(scale * centreY(blob), within(0.01));
  }

  @Property(tries = 100)
  void aMirroredPictureGivesTheMirroredResult(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 300) int height,
      @ForAll @IntRange(min = 20, max = 80) int targetWidth,
      @ForAll @IntRange(min = 20, max = 80) int targetHeight,
      @ForAll long seed) {
    Plane source = Planes.noise(width, height, seed);
    Plane mirrored =
        Planes.of(width, height, (x, y) -> Planes.at(source, width - 1 - x, height - 1 - y));

    Plane result = Resampler.resample(source, targetWidth, targetHeight);
    Plane ofMirrored = Resampler.resample(mirrored, targetWidth, targetHeight);

    for (int i = 0, last = targetWidth * targetHeight - 1; i <= last; i++) {
      assertThat(ofMirrored.samples()[last - i]).isEqualTo(result.samples()[i]);
    }
  }

  @Property(tries = 100)
  void aTransposedPictureGivesTheTransposedResultToOneLevel(
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll @IntRange(min = 1, max = 200) int height,
      @ForAll @IntRange(min = 15, max = 80) int targetWidth,
      @ForAll @IntRange(min = 15, max = 80) int targetHeight,
      @ForAll long seed) {
    Plane source = Planes.noise(width, height, seed);
    Plane transposed = Planes.of(height, width, (x, y) -> Planes.at(source, y, x));

    Plane result = Resampler.resample(source, targetWidth, targetHeight);
    Plane ofTransposed = Resampler.resample(transposed, targetHeight, targetWidth);

    for (int y = 0; y < targetHeight; y++) {
      for (int x = 0; x < targetWidth; x++) {
        assertThat(Planes.at(ofTransposed, y, x)).isCloseTo(Planes.at(result, x, y), within(1));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"64, 48", "48, 64", "30, 100", "200, 200"})
  void blackAndWhiteExtremesNeitherOverflowNorWrap(int toWidth, int toHeight) {
    for (int cell = 1; cell <= 5; cell++) {
      int size = cell;
      Plane checkers = Planes.of(96, 96, (x, y) -> ((x / size + y / size) & 1) * 255);
      double[] expected = ReferenceResampler.resample(checkers, toWidth, toHeight);

      Plane actual = Resampler.resample(checkers, toWidth, toHeight);

      for (int i = 0; i < expected.length; i++) {
        assertThat((double) (actual.samples()[i] & 0xFF)).isCloseTo(expected[i], within(1.0));
      }
    }
  }

  @Test
  void theWorstPatternForEachTargetDoesNotOverflow() {
    double[] weights = ReferenceResampler.weights(96, 96, 48, 20);
    Plane worst = Planes.of(96, 96, (x, y) -> weights[x] * weights[y] > 0 ? 255 : 0);

    assertThat(Planes.at(Resampler.resample(worst, 48, 48), 20, 20)).isEqualTo(255);

    Plane opposite = Planes.of(96, 96, (x, y) -> weights[x] * weights[y] > 0 ? 0 : 255);

    assertThat(Planes.at(Resampler.resample(opposite, 48, 48), 20, 20)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1", "1, 1, 40, 30", "20000, 1, 1024, 1", "65500, 3, 1024, 1", "3, 65500, 1, 1024",
    "60000, 40, 1024, 1", "500, 400, 1, 1", "65500, 1, 1, 1", "2, 3, 7, 5", "1, 5000, 9, 4999",
    "9000, 10, 8191, 9"
  })
  void anyShapeKeepsItsMeanLevel(int width, int height, int toWidth, int toHeight) {
    Plane source = Planes.of(width, height, (x, y) -> 100 + 50 * ((x + y) & 1));

    Plane result = Resampler.resample(source, toWidth, toHeight);

    assertThat(result.width()).isEqualTo(toWidth);
    assertThat(result.height()).isEqualTo(toHeight);
    assertThat(mean(result)).isCloseTo(mean(source), within(1.0));
  }

  @Test
  void aWidePictureIsTheSameAcrossBlocksAsInOne() {
    Plane wide = Planes.noise(9001, 12, 5);

    Plane result = Resampler.resample(wide, 5000, 7);

    assertThat(Planes.psnr(result, ReferenceResampler.resample(wide, 5000, 7))).isGreaterThan(55);
  }

  @Test
  void aPictureOfTheRightSizeIsCopied() {
    Plane noise = Planes.noise(37, 21, 3);

    Plane result = Resampler.resample(Planes.padded(noise, 37, 21, 5), 37, 21);

    assertThat(result.samples()).isEqualTo(noise.samples()).isNotSameAs(noise.samples());
    assertThat(result.stride()).isEqualTo(37);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 5", "65536, 1", "1, 65536", "65535, 65535"})
  void refusesASizeThatCannotBe(int width, int height) {
    Plane source = Planes.noise(4, 4, 1);

    assertThatThrownBy(() -> Resampler.resample(source, width, height))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(width + " x " + height);
  }

  private static double mean(Plane plane) {
    double sum = 0;
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        sum += Planes.at(plane, x, y);
      }
    }
    return sum / plane.width() / plane.height();
  }

  private static double centreX(Plane blob) {
    double mass = 0;
    double moment = 0;
    for (int y = 0; y < blob.height(); y++) {
      for (int x = 0; x < blob.width(); x++) {
        mass += Planes.at(blob, x, y) - 40;
        moment += (Planes.at(blob, x, y) - 40) * (x + 0.5);
      }
    }
    return moment / mass;
  }

  private static double centreY(Plane blob) {
    int size = blob.width();
    return centreX(Planes.of(size, size, (x, y) -> Planes.at(blob, y, x)));
  }
}
