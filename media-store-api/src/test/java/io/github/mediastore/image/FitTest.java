package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Where everything goes, of any picture, in any shape, about any focus. */
class FitTest {

  @Property(tries = 2000)
  void coverFillsTheShapeAndNeverEnlarges(
      @ForAll @IntRange(min = 1, max = 30_000) int width,
      @ForAll @IntRange(min = 1, max = 30_000) int height,
      @ForAll @IntRange(min = 1, max = 4_000) int targetWidth,
      @ForAll @IntRange(min = 1, max = 4_000) int targetHeight) {
    Dimensions picture = new Dimensions(width, height);

    Framing framing = Fit.cover(targetWidth, targetHeight).framing(picture, FocalPoint.CENTRE);

    Dimensions size = framing.canvas();
    if (width >= targetWidth && height >= targetHeight) {
      assertThat(size).isEqualTo(new Dimensions(targetWidth, targetHeight));
    } else {
      assertThat(size.width() == width || size.height() == height).isTrue();
      assertHasShape(size, targetWidth, targetHeight);
    }
    assertThat(size.width()).isLessThanOrEqualTo(width);
    assertThat(size.height()).isLessThanOrEqualTo(height);
    assertThat(framing.region().width() * width).isGreaterThan(size.width() - 1e-6);
    assertThat(framing.region().height() * height).isGreaterThan(size.height() - 1e-6);
    assertThat(framing.isPadded()).isFalse();
    assertThat(Math.max(framing.region().width(), framing.region().height()))
        .isCloseTo(1, within(1e-9));
  }

  @Property(tries = 2000)
  void theFocusIsInViewAndAsNearToTheMiddleAsTheBordersAllow(
      @ForAll @IntRange(min = 1, max = 9_000) int width,
      @ForAll @IntRange(min = 1, max = 9_000) int height,
      @ForAll @IntRange(min = 1, max = 2_000) int targetWidth,
      @ForAll @IntRange(min = 1, max = 2_000) int targetHeight,
      @ForAll @DoubleRange(min = 0, max = 1) double x,
      @ForAll @DoubleRange(min = 0, max = 1) double y) {
    Framing framing =
        Fit.cover(targetWidth, targetHeight)
            .framing(new Dimensions(width, height), new FocalPoint(x, y));

    assertIsNear(x, framing.region().left(), framing.region().width(), framing.canvas().width());
    assertIsNear(y, framing.region().top(), framing.region().height(), framing.canvas().height());
  }

  private static void assertIsNear(double focus, double start, double length, int pixels) {
    double halfPixel = length / pixels / 2 + 1e-9;
    assertThat(focus).isBetween(start - halfPixel, start + length + halfPixel);
    double middle = start + length / 2;
    boolean atStart = start < 1e-9;
    boolean atEnd = start + length > 1 - 1e-9;
    if (!atStart && !atEnd) {
      assertThat(middle).isCloseTo(focus, within(halfPixel));
    } else if (!atEnd) {
      assertThat(focus).isLessThanOrEqualTo(middle + halfPixel);
    } else if (!atStart) {
      assertThat(focus).isGreaterThanOrEqualTo(middle - halfPixel);
    }
  }

  @Property(tries = 2000)
  void containShowsAllInTheMiddleOfTheShapeAndNeverEnlarges(
      @ForAll @IntRange(min = 1, max = 30_000) int width,
      @ForAll @IntRange(min = 1, max = 30_000) int height,
      @ForAll @IntRange(min = 1, max = 4_000) int targetWidth,
      @ForAll @IntRange(min = 1, max = 4_000) int targetHeight) {
    Framing framing =
        Fit.contain(targetWidth, targetHeight)
            .framing(new Dimensions(width, height), FocalPoint.CENTRE);

    Dimensions canvas = framing.canvas();
    Dimensions inner = framing.inner();
    assertThat(framing.isCropped()).isFalse();
    assertThat(inner.width()).isBetween(1, Math.min(width, canvas.width()));
    assertThat(inner.height()).isBetween(1, Math.min(height, canvas.height()));
    assertThat(inner.width() == canvas.width() || inner.height() == canvas.height()).isTrue();
    assertThat(canvas.width() - inner.width() - 2 * framing.left()).isBetween(0, 1);
    assertThat(canvas.height() - inner.height() - 2 * framing.top()).isBetween(0, 1);
    if (width <= targetWidth && height <= targetHeight) {
      assertThat(inner).isEqualTo(new Dimensions(width, height));
      assertHasShape(canvas, targetWidth, targetHeight);
    } else {
      assertThat(canvas).isEqualTo(new Dimensions(targetWidth, targetHeight));
    }
  }

  /** One side is given; the other is the nearest that there is. */
  private static void assertHasShape(Dimensions size, int targetWidth, int targetHeight) {
    double width = Math.max(1, (double) size.height() * targetWidth / targetHeight);
    double height = Math.max(1, (double) size.width() * targetHeight / targetWidth);
    assertThat(
            Math.abs(size.width() - width) <= 0.5 + 1e-9
                || Math.abs(size.height() - height) <= 0.5 + 1e-9)
        .as("%s of the shape %d x %d", size, targetWidth, targetHeight)
        .isTrue();
  }

  @Property(tries = 2000)
  void aRenditionShowsNothingThatTheFullPictureDoesNot(
      @ForAll @IntRange(min = 1, max = 5_000) int width,
      @ForAll @IntRange(min = 1, max = 5_000) int height,
      @ForAll Fit.Kind outer,
      @ForAll Fit.Kind inner,
      @ForAll @IntRange(min = 1, max = 1_500) int sideA,
      @ForAll @IntRange(min = 1, max = 1_500) int sideB,
      @ForAll @DoubleRange(min = 0, max = 1) double x,
      @ForAll @DoubleRange(min = 0, max = 1) double y) {
    Dimensions picture = new Dimensions(width, height);
    FocalPoint focus = new FocalPoint(x, y);
    Framing full = fit(outer, sideA, sideB).framing(picture, focus);
    Fit fit = fit(inner, sideB, Math.max(1, sideA / 2));
    Framing ofFull = fit.framing(full.naturalSize(picture), full.seen(focus));

    Framing rendition = full.then(ofFull);

    assertThat(full.region().contains(rendition.region())).isTrue();
    assertThat(rendition.canvas()).isEqualTo(ofFull.canvas());
    assertThat(rendition.left() + rendition.inner().width())
        .isLessThanOrEqualTo(rendition.canvas().width());
    assertThat(rendition.top() + rendition.inner().height())
        .isLessThanOrEqualTo(rendition.canvas().height());
    Framing smaller = rendition.at(rendition.canvas().fitWithin(7));
    assertThat(smaller.left() + smaller.inner().width())
        .isLessThanOrEqualTo(smaller.canvas().width());
    assertThat(smaller.top() + smaller.inner().height())
        .isLessThanOrEqualTo(smaller.canvas().height());
  }

  private static Fit fit(Fit.Kind kind, int width, int height) {
    return kind == Fit.Kind.INSIDE ? Fit.inside(width) : new Fit(kind, width, height);
  }

  @Example
  void examplesOfTheDocumentationAreRight() {
    Dimensions small = new Dimensions(100, 60);
    assertThat(Fit.cover(128, 128).sizeOf(small)).isEqualTo(new Dimensions(60, 60));
    assertThat(Fit.contain(128, 128).sizeOf(small)).isEqualTo(new Dimensions(100, 100));
    assertThat(Fit.inside(1024).sizeOf(new Dimensions(2000, 1333)))
        .isEqualTo(new Dimensions(1024, 682));
    assertThat(Fit.cover(3, 2).sizeOf(new Dimensions(1, 1))).isEqualTo(new Dimensions(1, 1));
    assertThat(Fit.cover(640, 360).sizeOf(new Dimensions(50_000, 2_000)))
        .isEqualTo(new Dimensions(640, 360));
    assertThat(Fit.cover(1, 1000).sizeOf(new Dimensions(500, 500)))
        .isEqualTo(new Dimensions(1, 500));
  }

  @Example
  void theFocusIsToldInFractionsOfTheFullPicture() {
    Framing full = Fit.cover(100, 100).framing(new Dimensions(400, 100), new FocalPoint(0.9, 0.2));
    assertThat(full.seen(new FocalPoint(0.9, 0.2)).x()).isCloseTo(0.6, within(1e-9));
    assertThat(full.seen(new FocalPoint(0.1, 0.2)).x()).isZero();

    Framing padded = Fit.contain(100, 100).framing(new Dimensions(400, 100), FocalPoint.CENTRE);
    assertThat(padded.seen(new FocalPoint(1, 0)).y()).isCloseTo(0.375, within(1e-9));
  }

  @Example
  void whatMakesNoSenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fit.cover(0, 10))
        .withMessage("width is 0; it must be between 1 and 16383");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fit.contain(10, 16_384))
        .withMessage("height is 16384; it must be between 1 and 16383");
    assertThatIllegalArgumentException().isThrownBy(() -> Fit.inside(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fit(Fit.Kind.INSIDE, 10, 20))
        .withMessageContaining("10 x 20");
    for (double wrong : new double[] {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Focus.at(wrong, 0.5))
          .withMessageContaining("from 0 to 1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Focus.at(0.5, wrong))
          .withMessageContaining("from 0 to 1");
    }
  }

  @Example
  void fitsAreWrittenAsPeopleDo() {
    assertThat(Fit.inside(1024)).hasToString("inside 1024");
    assertThat(Fit.cover(640, 360)).hasToString("cover 640 x 360");
    assertThat(Focus.at(0.25, 1)).hasToString("0.25, 1.0").isEqualTo(Focus.at(0.25, 1));
    assertThat(Focus.ATTENTION).hasToString("attention").isNotEqualTo(Focus.CENTRE);
  }
}
