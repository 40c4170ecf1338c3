package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.FramePlan.PlannedRendition;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The pixels that are cut out of uploads, before they are encoded. */
class CutPixelsTest {

  private static final double ALIKE = 40;

  @Property(tries = 25)
  void aCoverIsThatOfAPlainResampler(
      @ForAll @IntRange(min = 40, max = 500) int width,
      @ForAll @IntRange(min = 40, max = 500) int height,
      @ForAll @IntRange(min = 8, max = 40) int targetWidth,
      @ForAll @IntRange(min = 8, max = 40) int targetHeight,
      @ForAll @DoubleRange(min = 0, max = 1) double x,
      @ForAll @DoubleRange(min = 0, max = 1) double y) {
    BufferedImage picture = texture(width, height);

    BufferedImage cut =
        cut(
            TestPictures.file(picture, "png"),
            Fit.cover(targetWidth, targetHeight),
            Focus.at(x, y));

    assertThat(Likeness.decibels(cut, PlainCover.of(picture, targetWidth, targetHeight, x, y)))
        .isGreaterThan(ALIKE);
  }

  @Example
  void everyDecoderCutsAlike() {
    BufferedImage picture = smooth(1300, 700);
    BufferedImage expected = PlainCover.of(picture, 300, 320, 0.8, 0.5);
    BufferedImage large = PlainCover.of(picture, 480, 640, 0.8, 0.5);

    for (String format : new String[] {"png", "bmp", "jpeg", "gif", "webp", "tiff"}) {
      byte[] file =
          format.equals("webp")
              ? WebpImageCompressor.with(
                      CompressionSettings.builder().maxDimension(1300).qualities(100).build())
                  .compress(TestPictures.file(picture, "png"))
                  .bytes()
              : TestPictures.file(picture, format);
      double alike = format.equals("gif") ? 24 : 36; // A GIF has 256 colours.
      assertThat(Likeness.decibels(cut(file, Fit.cover(300, 320), Focus.at(0.8, 0.5)), expected))
          .as(format)
          .isGreaterThan(alike);
      assertThat(Likeness.decibels(cut(file, Fit.cover(480, 640), Focus.at(0.8, 0.5)), large))
          .as(format)
          .isGreaterThan(alike);
    }
  }

  @Property(tries = 24)
  void everyOrientationIsCutAsItIsLookedAt(
      @ForAll @IntRange(min = 1, max = 8) int orientation,
      @ForAll @IntRange(min = 10, max = 200) int targetWidth,
      @ForAll @IntRange(min = 10, max = 200) int targetHeight,
      @ForAll @DoubleRange(min = 0, max = 1) double x,
      @ForAll @DoubleRange(min = 0, max = 1) double y) {
    BufferedImage upright = smooth(640, 300);
    BufferedImage stored = stored(upright, orientation);
    Fit fit = Fit.cover(targetWidth, targetHeight);
    BufferedImage expected = cut(TestPictures.file(upright, "png"), fit, Focus.at(x, y));

    byte[] png = ExifFiles.png(TestPictures.file(stored, "png"), orientation);
    byte[] jpeg = ExifFiles.jpeg(TestPictures.file(stored, "jpeg"), orientation);

    assertThat(Likeness.decibels(cut(png, fit, Focus.at(x, y)), expected)).isGreaterThan(45);
    assertThat(Likeness.decibels(cut(jpeg, fit, Focus.at(x, y)), expected)).isGreaterThan(30);
  }

  @Property(tries = 20)
  void aFlatColourStaysFlat(
      @ForAll @IntRange(min = 1, max = 1500) int width,
      @ForAll @IntRange(min = 1, max = 200) int height,
      @ForAll @IntRange(min = 1, max = 300) int targetWidth,
      @ForAll @IntRange(min = 1, max = 300) int targetHeight,
      @ForAll @IntRange(min = 0, max = 0xFFFFFF) int rgb) {
    BufferedImage flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      flat.setRGB(i % width, i / width, rgb);
    }
    byte[] png = TestPictures.file(flat, "png");

    BufferedImage cut = cut(png, Fit.cover(targetWidth, targetHeight), Focus.ATTENTION);
    BufferedImage padded = cut(png, Fit.contain(targetWidth, targetHeight), Focus.CENTRE);

    for (int i = 0; i < cut.getWidth() * cut.getHeight(); i++) {
      assertThat(cut.getRGB(i % cut.getWidth(), i / cut.getWidth()) & 0xFFFFFF).isEqualTo(rgb);
    }
    for (int i = 0; i < padded.getWidth() * padded.getHeight(); i++) {
      assertThat(padded.getRGB(i % padded.getWidth(), i / padded.getWidth()) & 0xFFFFFF)
          .isIn(rgb, 0xFFFFFF);
    }
  }

  private static BufferedImage cut(byte[] file, Fit fit, Focus focus) {
    CompressionSettings settings = CompressionSettings.builder().rendition("cut", fit).build();
    try {
      UploadBuffer upload = UploadBuffer.of(file, file.length);
      ImageHeader early = ImageHeaderReader.read(upload, HeaderLimits.DEFAULT);
      ImageHeader header = ImageHeaderReader.complete(early, upload, HeaderLimits.DEFAULT);
      Frames frames =
          Frames.decode(
              file,
              header,
              FrameOrder.ofAll(settings, focus),
              new Decoders(settings),
              new FrameFinisher(settings));
      PlannedRendition planned = frames.plan().renditions().get(0);
      Dimensions size = planned.framing().canvas();
      assertThat(size).isEqualTo(fit.sizeOf(header.uprightDimensions()));
      return frames.rendition(planned, size);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns waves of all lengths, as many of them too fine for the results. */
  private static BufferedImage texture(int width, int height) {
    Random random = new Random(11);
    return painted(
        width,
        height,
        (x, y) ->
            (int)
                (128
                    + 50 * Math.sin(x * 0.11 + y * 0.03)
                    + 40 * Math.sin(x * y * 0.004)
                    + random.nextInt(30)));
  }

  private static BufferedImage smooth(int width, int height) {
    return painted(
        width,
        height,
        (x, y) -> (int) (128 + 60 * Math.sin(x * 0.021 + y * 0.01) + 60 * Math.cos(y * 0.027)));
  }

  private static BufferedImage painted(int width, int height, IntBinaryOperator level) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int value = Math.max(0, Math.min(255, level.applyAsInt(x, y)));
        picture.setRGB(x, y, value << 16 | (value * 3 / 4) << 8 | (255 - value));
      }
    }
    return picture;
  }

  /** Returns an upright picture the way a file of that orientation stores it. */
  private static BufferedImage stored(BufferedImage upright, int orientation) {
    int width = orientation < 5 ? upright.getWidth() : upright.getHeight();
    int height = orientation < 5 ? upright.getHeight() : upright.getWidth();
    BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int right = width - 1 - x;
        int below = height - 1 - y;
        stored.setRGB(
            x,
            y,
            switch (orientation) {
              case 2 -> upright.getRGB(right, y);
              case 3 -> upright.getRGB(right, below);
              case 4 -> upright.getRGB(x, below);
              case 5 -> upright.getRGB(y, x);
              case 6 -> upright.getRGB(below, x);
              case 7 -> upright.getRGB(below, right);
              case 8 -> upright.getRGB(y, right);
              default -> upright.getRGB(x, y);
            });
      }
    }
    return stored;
  }
}
