package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaListener;
import io.github.mediastore.image.CompressionReceipt.Treatment;
import io.github.mediastore.internal.content.ContentReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that are cut out of uploads and laid on the matte, up to their bytes. */
class CoverTest {

  private static final CompressionSettings SETTINGS =
      CompressionSettings.builder()
          .qualities(95, 60)
          .rendition("avatar", Fit.cover(128, 128), 60_000)
          .rendition("card", Fit.cover(640, 360), 200_000)
          .rendition("tile", Fit.contain(200, 200), 60_000)
          .build();

  private final WebpImageCompressor compressor = WebpImageCompressor.with(SETTINGS);

  @Test
  void eachHasItsSizeAndShape() {
    CompressedImage compressed = compressor.compress(jpeg(1600, 900));

    assertSize(compressed, "avatar", 128, 128);
    assertSize(compressed, "card", 640, 360);
    assertSize(compressed, "tile", 200, 200);
    assertThat(compressed.dimensions()).contains(new Dimensions(1024, 576));
    assertThat(compressed.receipt().fits())
        .containsEntry("avatar", Fit.cover(128, 128))
        .containsEntry("tile", Fit.contain(200, 200));
    assertThat(compressed.receipt()).asString().contains("avatar 128 x 128 (cover 128 x 128) in ");
    assertThat(compressed.receipt().treatments()).containsExactly(Treatment.SCALED);
  }

  @Test
  void aSmallSourceGivesTheShapeAtTheSizeItHas() {
    CompressedImage compressed = compressor.compress(jpeg(100, 60));

    assertSize(compressed, "avatar", 60, 60);
    assertSize(compressed, "card", 100, 56);
    assertSize(compressed, "tile", 100, 100);
  }

  @Test
  void whatIsThePictureItselfIsLeftOut() {
    assertThat(compressor.compress(jpeg(640, 360)).renditions()).doesNotContainKey("card");
    assertThat(compressor.compress(jpeg(320, 180)).renditions()).doesNotContainKey("card");
    assertThat(compressor.compress(jpeg(128, 128)).renditions())
        .doesNotContainKeys("avatar", "tile");
    assertThat(compressor.compress(jpeg(128, 127)).renditions()).containsKey("avatar");
  }

  @Test
  void anotherShapeMayBeLargerThanTheFullPicture() {
    CompressionSettings sharing =
        CompressionSettings.builder().rendition("og", Fit.cover(1200, 630)).build();

    CompressedImage compressed = WebpImageCompressor.with(sharing).compress(jpeg(2400, 1200));

    assertThat(compressed.dimensions()).contains(new Dimensions(1024, 512));
    assertSize(compressed, "og", 1200, 630);
  }

  @Test
  void theFocusDecidesWhatStaysInView() {
    // Red, green and blue from left to right.
    byte[] thirds = TestPictures.file(thirds(1200, 400), "png");

    for (double x : new double[] {0.1, 0.5, 0.9}) {
      CompressedImage compressed = compressor.withFocus(Focus.at(x, 0.5)).compress(thirds);
      int rgb = picture(compressed, "avatar").getRGB(64, 64);
      assertThat(dominant(rgb)).isEqualTo(x < 0.3 ? 16 : x < 0.7 ? 8 : 0);
      assertThat(compressed.focus()).contains(new FocalPoint(x, 0.5));
    }
    assertThat(compressor.compress(thirds).focus()).contains(FocalPoint.CENTRE);
    CompressionSettings left = SETTINGS.toBuilder().focus(Focus.at(0, 0)).build();
    assertThat(
            dominant(picture(WebpImageCompressor.with(left).compress(thirds), "card").getRGB(9, 9)))
        .isEqualTo(16);
  }

  @Test
  void withoutACutNobodyChoseAFocus() {
    WebpImageCompressor plain = WebpImageCompressor.create();

    assertThat(plain.compress(jpeg(300, 200)).focus()).isEmpty();
    assertThat(plain.withFocus(Focus.at(0.2, 0.3)).compress(jpeg(300, 200)).focus())
        .contains(new FocalPoint(0.2, 0.3));
    assertThat(plain.withFocus(Focus.CENTRE).compress(jpeg(300, 200)).focus())
        .contains(FocalPoint.CENTRE);
  }

  @Test
  void aCompressorOfTheHostsOwnKeepsTheFocus() {
    ImageCompressor fake =
        upload ->
            CompressedImage.builder("image/webp", new byte[] {1}, new Dimensions(4, 3)).build();

    assertThat(fake.compress(new byte[1]).focus()).isEmpty();
    assertThat(fake.withFocus(Focus.at(0.1, 0.9)).compress(new byte[1]).focus())
        .contains(new FocalPoint(0.1, 0.9));
    assertThat(fake.withFocus(Focus.ATTENTION).compress(new byte[1]).focus()).isEmpty();
    assertThat(
            ObservedImageCompressor.of(compressor, new MediaListener() {})
                .withFocus(Focus.at(0.1, 0.9))
                .compress(jpeg(300, 200))
                .focus())
        .contains(new FocalPoint(0.1, 0.9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void attentionFindsWhatStandsOut(String format) {
    BufferedImage picture = new BufferedImage(1800, 400, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 400; y++) {
      for (int x = 0; x < 1800; x++) {
        boolean spot = Math.hypot(x - 1450, y - 200) < 90;
        picture.setRGB(x, y, spot ? ((x / 12 + y / 12) % 2 == 0 ? 0xE04030 : 0xF0D040) : 0x90989F);
      }
    }
    byte[] upload = TestPictures.file(picture, format);

    CompressedImage compressed = compressor.withFocus(Focus.ATTENTION).compress(upload);

    FocalPoint found = compressed.focus().orElseThrow();
    assertThat(found.x()).isBetween(0.75, 0.86);
    assertThat(found.y()).isBetween(0.3, 0.7);
    assertThat(picture(compressed, "avatar").getRGB(64, 64) >> 16 & 0xFF).isGreaterThan(180);
    assertThat(compressor.withFocus(Focus.ATTENTION).compress(upload).focus()).contains(found);
  }

  @Test
  void anEmptyPictureHasItsFocusInTheMiddle() {
    BufferedImage black = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);

    assertThat(
            compressor.withFocus(Focus.ATTENTION).compress(TestPictures.file(black, "png")).focus())
        .contains(FocalPoint.CENTRE);
  }

  @Test
  void barsAreOfTheMatteOrTransparent() {
    byte[] upload = TestPictures.file(thirds(600, 200), "png");
    CompressionSettings grey = SETTINGS.toBuilder().matte(0x808080).build();
    CompressionSettings keeping = SETTINGS.toBuilder().keepAlpha(true).build();

    BufferedImage onGrey = picture(WebpImageCompressor.with(grey).compress(upload), "tile");
    BufferedImage onNothing = picture(WebpImageCompressor.with(keeping).compress(upload), "tile");

    assertThat(onGrey.getRGB(100, 20) & 0xFF).isBetween(0x7C, 0x84);
    assertThat(dominant(onGrey.getRGB(20, 100))).isEqualTo(16);
    assertThat(onNothing.getRGB(100, 20) >>> 24).isZero();
    assertThat(onNothing.getRGB(100, 100) >>> 24).isEqualTo(255);
  }

  @Test
  void theFullPictureMayBeCutToo() {
    CompressionSettings sharing =
        CompressionSettings.builder()
            .fit(Fit.cover(1200, 630))
            .rendition("small", 300)
            .rendition("avatar", Fit.cover(100, 100))
            .build();
    byte[] upload = TestPictures.file(thirds(3000, 600), "png");

    CompressedImage compressed =
        WebpImageCompressor.with(sharing).withFocus(Focus.at(0.1, 0.5)).compress(upload);

    assertThat(compressed.dimensions()).contains(new Dimensions(1143, 600));
    assertThat(compressed.receipt().treatments()).containsExactly(Treatment.CROPPED);
    assertSize(compressed, "small", 300, 157);
    assertThat(compressed.focus().orElseThrow().x()).isBetween(0.26, 0.27);
    assertThat(dominant(picture(compressed, "avatar").getRGB(50, 50))).isEqualTo(16);
    assertThat(compressed.placeholder()).isPresent();
  }

  @Test
  void renditionsOfAStoredPictureAreThoseOfItsUpload() {
    CompressedImage compressed = compressor.withFocus(Focus.at(0.8, 0.5)).compress(jpeg(1600, 900));

    Map<String, MediaContent> again =
        compressor.renditionsOf(
            new ByteArrayInputStream(compressed.bytes()),
            Focus.at(compressed.focus().orElseThrow()),
            List.of("avatar", "card", "tile"));

    assertThat(again.keySet()).containsExactlyInAnyOrder("avatar", "card", "tile");
    for (String name : again.keySet()) {
      MediaContent made = Objects.requireNonNull(again.get(name));
      MediaContent first = Objects.requireNonNull(compressed.renditions().get(name));
      assertThat(made.settingsFingerprint()).isEqualTo(first.settingsFingerprint());
      assertThat(made.dimensions()).isEqualTo(first.dimensions());
      assertThat(Likeness.decibels(picture(made), picture(first))).isGreaterThan(32);
    }
    assertThat(
            compressor.renditionsOf(
                new ByteArrayInputStream(compressed.bytes()), Focus.CENTRE, List.of()))
        .isEmpty();
  }

  @Test
  void renditionsOfAStoredPictureAreNeverLargerThanIt() {
    byte[] small = compressor.compress(jpeg(90, 60)).bytes();

    Map<String, MediaContent> made =
        compressor.renditionsOf(
            new ByteArrayInputStream(small), Focus.ATTENTION, List.of("avatar", "card"));

    assertThat(Objects.requireNonNull(made.get("avatar")).dimensions())
        .contains(new Dimensions(60, 60));
    assertThat(Objects.requireNonNull(made.get("card")).dimensions())
        .contains(new Dimensions(90, 51));
  }

  private static byte[] jpeg(int width, int height) {
    return TestPictures.file(TestPictures.scene(width, height), "jpeg");
  }

  private static BufferedImage thirds(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, 200 << (3 * x / width == 0 ? 16 : 3 * x / width == 1 ? 8 : 0));
      }
    }
    return picture;
  }

  /** Returns the position of the strongest channel. */
  private static int dominant(int rgb) {
    int red = rgb >> 16 & 0xFF;
    int green = rgb >> 8 & 0xFF;
    int blue = rgb & 0xFF;
    return red > green && red > blue ? 16 : green > blue ? 8 : 0;
  }

  private static void assertSize(CompressedImage compressed, String name, int width, int height) {
    BufferedImage picture = picture(compressed, name);
    assertThat(picture.getWidth()).as(name).isEqualTo(width);
    assertThat(picture.getHeight()).as(name).isEqualTo(height);
    assertThat(Objects.requireNonNull(compressed.renditions().get(name)).dimensions())
        .contains(new Dimensions(width, height));
  }

  private static BufferedImage picture(CompressedImage compressed, String name) {
    return picture(Objects.requireNonNull(compressed.renditions().get(name), name));
  }

  private static BufferedImage picture(MediaContent content) {
    try (ContentReader reader = ContentReader.open(content)) {
      return TestPictures.read(reader.readAll());
    }
  }
}
