package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.CompressionReceipt.Attempt;
import io.github.mediastore.image.CompressionSettings.Effort;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The ladder's answer against that of trying one quality after the other. */
class QualityLadderTest {

  private static final List<Integer> DEFAULT = CompressionSettings.defaults().qualities();
  private static final int SIDE = 64;

  @Property(tries = 2000)
  void anyFallingSizesLeadToTheAnswerOfTheLinearSearch(
      @ForAll("fallingSizes") List<Integer> sizes,
      @ForAll @IntRange(min = 100, max = 6_000) int limit) {
    QualityLadder.Result result = climbDown(sizes, limit);

    Attempt expected = linear(sizes, limit);
    assertThat(result.chosen()).isEqualTo(expected);
    assertThat(result.file()).hasSize(expected.bytes());
    assertThat(result.attempts()).doesNotHaveDuplicates();
  }

  @Property(tries = 2000)
  void anySizesAtAllLeadToTheBestThatWasFoundToFit(
      @ForAll("sizes") List<Integer> sizes, @ForAll @IntRange(min = 100, max = 6_000) int limit) {
    QualityLadder.Result result = climbDown(sizes, limit);

    assertThat(result.chosen().bytes()).isLessThanOrEqualTo(limit);
    assertThat(result.file()).hasSize(result.chosen().bytes());
    assertThat(result.attempts()).doesNotHaveDuplicates();
    int step = qualities(sizes).indexOf(result.chosen().quality());
    boolean whole = result.chosen().dimensions().equals(new Dimensions(SIDE, SIDE));
    // Verified as the step above the chosen one, or as the lowest before shrinking.
    int tooLarge = whole ? step - 1 : sizes.size() - 1;
    if (tooLarge >= 0) {
      assertThat(result.attempts())
          .contains(attempt(qualities(sizes).get(tooLarge), sizes.get(tooLarge)));
      assertThat(sizes.get(tooLarge)).isGreaterThan(limit);
    }
  }

  @Property(tries = 1000)
  void sizesThatFallAsPredictedTakeThreeEncodesAndNeverMoreThanTheLinearSearch(
      @ForAll @IntRange(min = 200, max = 30_000) int atBest,
      @ForAll @IntRange(min = 100, max = 30_000) int limit) {
    SizeCurve curve = new SizeCurve(SIDE * SIDE);
    curve.learn(DEFAULT.get(0), atBest);
    List<Integer> sizes = DEFAULT.stream().map(q -> (int) Math.round(curve.predict(q))).toList();
    Assume.that(sizes.get(sizes.size() - 1) <= limit);
    // Whole bytes leave nothing to predict when one byte decides.
    Assume.that(sizes.stream().noneMatch(size -> Math.abs(size - limit) < 5));

    QualityLadder.Result result = climbDown(sizes, limit);

    int linear = 1 + DEFAULT.indexOf(linear(sizes, limit).quality());
    assertThat(result.chosen()).isEqualTo(linear(sizes, limit));
    assertThat(result.attempts()).hasSize(Math.min(3, linear));
  }

  @Example
  void realPicturesEndWhereTheLinearSearchEnds() {
    WebpEncoder webp = new WebpEncoder(Effort.BALANCED);
    for (BufferedImage picture :
        List.of(
            TestPictures.scene(400, 300), TestPictures.noise(200, 150), TestPictures.noise(9, 9))) {
      Map<Integer, byte[]> files = new HashMap<>();
      LossyEncoder once = (p, q) -> files.computeIfAbsent(q, quality -> webp.encode(p, quality));
      for (int quality : DEFAULT) {
        int size = once.encode(picture, quality).length;
        for (int limit = size - 1; limit <= size + 1; limit++) {
          int most = limit;
          if (DEFAULT.stream().noneMatch(q -> once.encode(picture, q).length <= most)) {
            continue;
          }
          int first =
              DEFAULT.stream()
                  .filter(q -> once.encode(picture, q).length <= most)
                  .findFirst()
                  .orElseThrow();
          QualityLadder.Result result =
              new QualityLadder(once, DEFAULT, limit).climbDown(picture, ignored -> picture);
          assertThat(result.chosen().quality()).isEqualTo(first);
          assertThat(result.file()).isEqualTo(once.encode(picture, first));
        }
      }
    }
  }

  /** Only such pictures are over 500 000 bytes at 1024 pixels and quality 85. */
  @Example
  void noisyPicturesTakeThreeEncodesAtMost() {
    WebpEncoder webp = new WebpEncoder(Effort.BALANCED);
    for (int noise : new int[] {90, 160, 255}) {
      BufferedImage picture = noisy(noise);
      Map<Integer, byte[]> files = new HashMap<>();
      LossyEncoder once = (p, q) -> files.computeIfAbsent(q, quality -> webp.encode(p, quality));
      for (int i = 1; i < DEFAULT.size(); i++) {
        int least = once.encode(picture, DEFAULT.get(i)).length;
        int most = once.encode(picture, DEFAULT.get(i - 1)).length - 1;
        for (int limit : new int[] {least, (least + most) / 2, most}) {
          QualityLadder.Result result =
              new QualityLadder(once, DEFAULT, limit).climbDown(picture, ignored -> picture);
          assertThat(result.chosen().quality()).isEqualTo(DEFAULT.get(i));
          assertThat(result.attempts()).as("noise of %d", noise).hasSizeLessThanOrEqualTo(3);
        }
      }
    }
  }

  /** Paints waves under a sensor's noise, which is spread evenly here. */
  private static BufferedImage noisy(int noise) {
    BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(noise);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int base = (int) (128 + 40 * Math.sin(x / 19.0) * Math.cos(y / 13.0)) - noise / 2;
        int rgb = 0;
        for (int i = 0; i < 3; i++) {
          rgb = (rgb << 8) | Math.max(0, Math.min(255, base + random.nextInt(noise)));
        }
        picture.setRGB(x, y, rgb);
      }
    }
    return picture;
  }

  @Provide
  Arbitrary<List<Integer>> fallingSizes() {
    return sizes().map(sizes -> sizes.stream().sorted(Comparator.reverseOrder()).toList());
  }

  @Provide
  Arbitrary<List<Integer>> sizes() {
    return Arbitraries.integers().between(50, 5_000).list().ofMinSize(1).ofMaxSize(9);
  }

  private static List<Integer> qualities(List<Integer> sizes) {
    List<Integer> qualities = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      qualities.add(sizes.size() == DEFAULT.size() ? DEFAULT.get(i) : 95 - 10 * i);
    }
    return qualities;
  }

  private static QualityLadder.Result climbDown(List<Integer> sizes, int limit) {
    List<Integer> qualities = qualities(sizes);
    LossyEncoder encoder =
        (picture, quality) ->
            new byte
                [bytes(
                    sizes.get(qualities.indexOf(quality)),
                    picture.getWidth(),
                    picture.getHeight())];
    return new QualityLadder(encoder, qualities, limit)
        .climbDown(picture(SIDE, SIDE), size -> picture(size.width(), size.height()));
  }

  /** Does what the ladder promises in the way that needs no thought. */
  private static Attempt linear(List<Integer> sizes, int limit) {
    List<Integer> qualities = qualities(sizes);
    for (int i = 0; i < sizes.size(); i++) {
      if (sizes.get(i) <= limit) {
        return attempt(qualities.get(i), sizes.get(i));
      }
    }
    int lowest = sizes.get(sizes.size() - 1);
    int bytes = lowest;
    int width = SIDE;
    while (bytes > limit) {
      double scale = Math.min(0.9, 0.97 * Math.sqrt((double) limit / bytes));
      width = Math.max(1, (int) (width * scale));
      bytes = bytes(lowest, width, width);
    }
    return new Attempt(
        new Dimensions(width, width), qualities.get(qualities.size() - 1), false, bytes);
  }

  private static Attempt attempt(int quality, int bytes) {
    return new Attempt(new Dimensions(SIDE, SIDE), quality, false, bytes);
  }

  private static int bytes(int whole, int width, int height) {
    return Math.toIntExact((long) whole * width * height / (SIDE * SIDE));
  }

  private static BufferedImage picture(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
  }
}
