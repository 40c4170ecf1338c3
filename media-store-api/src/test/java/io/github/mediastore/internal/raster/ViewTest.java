package io.github.mediastore.internal.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** A part of a picture is what would be cut from the whole picture at its scale. */
class ViewTest {

  @Property(tries = 200)
  void aPartHasTheSamplesOfTheWhole(
      @ForAll @IntRange(min = 1, max = 900) int sourceWidth,
      @ForAll @IntRange(min = 1, max = 300) int sourceHeight,
      @ForAll @IntRange(min = 1, max = 200) int wholeWidth,
      @ForAll @IntRange(min = 1, max = 200) int wholeHeight,
      @ForAll @DoubleRange(min = 0, max = 1) double place,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    Plane source = Planes.noise(sourceWidth, sourceHeight, 3);
    int width = Math.max(1, (int) (wholeWidth * share));
    int height = Math.max(1, (int) (wholeHeight * (1.1 - share) / 1.1));
    int left = (int) ((wholeWidth - width) * place);
    int top = (int) ((wholeHeight - height) * (1 - place));

    Plane part =
        Resampler.resample(source, view(left, top, width, height, wholeWidth, wholeHeight));
    Plane whole = Resampler.resample(source, wholeWidth, wholeHeight);

    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        assertThat(Planes.at(part, x, y) - Planes.at(whole, left + x, top + y)).isBetween(-1, 1);
      }
    }
  }

  @Property(tries = 200)
  void aFlatColourStaysFlatInEveryPart(
      @ForAll @IntRange(min = 1, max = 2000) int sourceWidth,
      @ForAll @IntRange(min = 0, max = 255) int level,
      @ForAll @IntRange(min = 1, max = 90) int whole,
      @ForAll @DoubleRange(min = 0, max = 1) double place) {
    int width = Math.max(1, whole / 3);
    int left = (int) ((whole - width) * place);

    Plane part =
        Resampler.resample(
            Planes.of(sourceWidth, 7, (x, y) -> level), view(left, 0, width, 5, whole, 5));

    for (byte sample : part.samples()) {
      assertThat(sample & 0xFF).isEqualTo(level);
    }
  }

  @Property(tries = 100)
  void aGradientStaysSmoothUpToTheBorders(
      @ForAll @IntRange(min = 200, max = 2000) int sourceWidth,
      @ForAll @IntRange(min = 40, max = 180) int whole,
      @ForAll @DoubleRange(min = 0, max = 1) double place) {
    int width = whole / 3;
    int left = (int) ((whole - width) * place);
    Plane gradient = Planes.of(sourceWidth, 9, (x, y) -> 255 * x / (sourceWidth - 1));

    Plane part = Resampler.resample(gradient, view(left, 0, width, 4, whole, 4));

    double step = 255.0 / whole;
    for (int x = 1; x < width; x++) {
      // At an edge of the picture itself the kernel has samples on one side only.
      boolean atEdge = left + x < 4 || left + x > whole - 4;
      assertThat((double) Planes.at(part, x, 1) - Planes.at(part, x - 1, 1))
          .isBetween(atEdge ? -2.0 : step - 2.0, step + (atEdge ? 4.0 : 2.0));
    }
  }

  @Property(tries = 200)
  void everySampleWithinAPartHasItsShare(
      @ForAll @IntRange(min = 1, max = 1200) int samples,
      @ForAll @IntRange(min = 1, max = 120) int targets,
      @ForAll @DoubleRange(min = 0, max = 1) double place,
      @ForAll @DoubleRange(min = 0.05, max = 1) double share) {
    double span = samples * share;
    double start = (samples - span) * place;
    FilterTaps taps = new FilterTaps(samples, start, span, targets);
    double[] shares = new double[samples];

    for (int target = 0; target < targets; target++) {
      for (int tap = 0; tap < taps.count(target); tap++) {
        shares[taps.source(target, tap)] += (double) taps.weight(target, tap) / FilterTaps.ONE;
      }
    }

    assertThat(Arrays.stream(shares).sum()).isCloseTo(targets, within(1e-6));
    if (span >= targets) {
      double fair = targets / span;
      // Half a unit of each weight, which the nearest sample gets or gives.
      double rounding = taps.capacity() / 2.0 / FilterTaps.ONE;
      for (int i = (int) Math.ceil(start); i < Math.floor(start + span); i++) {
        assertThat(shares[i])
            .as("sample %d", i)
            .isBetween(0.3 * fair - rounding, 2.0 * fair + rounding);
      }
    }
  }

  @Example
  void partsOfACoarsePlaneLieWhereThoseOfTheFineOneDo() {
    Plane fine = Planes.of(400, 300, (x, y) -> (x + y) / 3);
    Plane coarse = new Plane(Resampler.resample(fine, 200, 150).samples(), 200, 200, 150, 200, 150);
    View view = view(33, 20, 50, 40, 120, 90);

    Plane ofFine = Resampler.resample(fine, view);
    Plane ofCoarse = Resampler.resample(coarse, view);

    for (int i = 0; i < ofFine.samples().length; i++) {
      assertThat(ofFine.samples()[i] - ofCoarse.samples()[i]).isBetween(-2, 2);
    }
  }

  @Example
  void whatIsNeededOfAPanoramaForAPartIsLittle() {
    long part = Resampler.memory(50_000, 2_000, view(9_000, 0, 640, 360, 18_000, 360));
    long whole = Resampler.memory(50_000, 2_000, View.whole(18_000, 360));

    assertThat(part).isLessThan(3_000_000);
    assertThat(whole).isGreaterThan(10_000_000);
  }

  @Example
  void aViewIsTakenFromALargerOneThatShowsIt() {
    View full = View.whole(1024, 768);
    View avatar = view(22, 0, 128, 128, 171, 128);
    View large = view(150, 0, 700, 700, 933, 700);

    assertThat(full.serves(avatar)).isTrue();
    assertThat(full.serves(large)).isFalse();
    assertThat(avatar.serves(full)).isFalse();
    assertThat(View.demanded(List.of(full, avatar))).isEqualTo(full);
    assertThat(View.demanded(List.of(avatar, View.whole(10, 200)))).isEqualTo(View.whole(171, 200));
  }

  @Example
  void aRegionIsAPartOfThePicture() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Region(0, 0, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Region(-0.1, 0, 0.5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Region(0, 0.6, 1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Region(0, 0, Double.NaN, 1));
  }

  @Property(tries = 200)
  void aRegionWithinAnotherIsTheSameOneInThePicture(
      @ForAll @DoubleRange(min = 0, max = 0.9) double left,
      @ForAll @DoubleRange(min = 0, max = 0.9) double top,
      @ForAll @DoubleRange(min = 0.1, max = 1) double size) {
    Region frame = new Region(left, top, (1 - left) * size, (1 - top) * size);
    Region inner = new Region(0.25, 0.5, 0.5, 0.25);

    Region outer = inner.of(frame);
    Region back = outer.within(frame);

    assertThat(frame.contains(outer)).isTrue();
    assertThat(frame.intersection(outer).width()).isCloseTo(outer.width(), within(1e-9));
    assertThat(back.left()).isCloseTo(0.25, within(1e-9));
    assertThat(back.height()).isCloseTo(0.25, within(1e-9));
  }

  private static View view(int left, int top, int width, int height, int across, int down) {
    Region region =
        new Region(
            (double) left / across,
            (double) top / down,
            (double) width / across,
            (double) height / down);
    return new View(region, width, height);
  }
}
