package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.image.CompressionSettings.Rendition;
import io.github.mediastore.internal.content.ContentReader;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RenditionTest {

  private static final CompressionSettings SETTINGS =
      CompressionSettings.builder()
          .rendition("thumb", 128, 10_000)
          .rendition("card", 512, 100_000)
          .build();

  private final WebpImageCompressor compressor = WebpImageCompressor.with(SETTINGS);

  @Test
  void eachIsThePictureAtItsOwnSize() {
    BufferedImage scene = TestPictures.scene(2000, 1500);

    CompressedImage compressed = compressor.compress(TestPictures.file(scene, "jpeg"));

    assertThat(compressed.dimensions()).contains(new Dimensions(1024, 768));
    assertThat(compressed.renditions()).containsOnlyKeys("card", "thumb");
    assertIs(compressed, "card", TestPictures.scene(512, 384));
    assertIs(compressed, "thumb", TestPictures.scene(128, 96));
    assertThat(compressed.receipt().renditions().keySet()).containsExactly("card", "thumb");
    assertThat(compressed.receipt()).asString().contains("thumb 128 x 96 in ");
  }

  @Test
  void eachIsUpright() {
    byte[] lying = ExifFiles.jpeg(TestPictures.file(TestPictures.scene(1600, 1200), "jpeg"), 6);

    CompressedImage compressed = compressor.compress(lying);

    assertThat(compressed.dimensions()).contains(new Dimensions(768, 1024));
    assertThat(rendition(compressed, "thumb").dimensions()).contains(new Dimensions(96, 128));
    assertThat(picture(compressed, "thumb").getHeight()).isEqualTo(128);
  }

  @Test
  void eachKeepsItsOwnLimit() {
    byte[] noise = TestPictures.file(TestPictures.noise(1400, 1000), "png");

    CompressedImage compressed = compressor.compress(noise);

    assertThat(bytes(compressed, "card")).hasSizeLessThanOrEqualTo(100_000);
    assertThat(bytes(compressed, "thumb")).hasSizeLessThanOrEqualTo(10_000);
    Dimensions thumb = rendition(compressed, "thumb").dimensions().orElseThrow();
    assertThat(thumb.longerSide()).isBetween(1, 128);
    assertThat((double) thumb.width() / thumb.height()).isBetween(1.35, 1.45);
  }

  @Test
  void theFullPictureIsTheSameWithAndWithoutThem() {
    byte[] upload = TestPictures.file(TestPictures.scene(1300, 900), "png");

    CompressedImage with = compressor.compress(upload);
    CompressedImage without = WebpImageCompressor.create().compress(upload);

    assertThat(with.bytes()).isEqualTo(without.bytes());
    assertThat(with.placeholder()).isEqualTo(without.placeholder());
    assertThat(without.renditions()).isEmpty();
  }

  @Test
  void aPictureThatIsNoLargerHasNoSuchRendition() {
    assertThat(compress(512, 300).renditions()).containsOnlyKeys("thumb");
    assertThat(compress(800, 500).renditions()).containsOnlyKeys("card", "thumb");
    assertThat(compress(128, 90).renditions()).isEmpty();
    assertThat(compress(1, 1).renditions()).isEmpty();
  }

  @Test
  void aSmallPictureOverTheLimitOfARenditionHasOne() {
    byte[] noise = TestPictures.file(TestPictures.noise(120, 90), "png");
    CompressionSettings tight = SETTINGS.toBuilder().rendition("thumb", 128, 2_000).build();

    CompressedImage compressed = WebpImageCompressor.with(tight).compress(noise);

    assertThat(compressed.bytes()).hasSizeGreaterThan(2_000);
    assertThat(bytes(compressed, "thumb")).hasSizeLessThanOrEqualTo(2_000);
    assertThat(compressed.renditions()).doesNotContainKey("card");
  }

  @Test
  void transparencyIsTreatedAlike() {
    byte[] upload = TestPictures.file(TestPictures.halfTransparent(800, 400), "png");
    CompressionSettings keeping = SETTINGS.toBuilder().keepAlpha(true).build();

    BufferedImage flat = picture(compressor.compress(upload), "thumb");
    BufferedImage kept = picture(WebpImageCompressor.with(keeping).compress(upload), "thumb");

    assertThat(flat.getRGB(100, 30) & 0xFFFFFF).isGreaterThan(0xF0F0F0);
    assertThat(kept.getRGB(100, 30) >>> 24).isZero();
    assertThat(kept.getRGB(30, 30) >>> 24).isEqualTo(255);
  }

  @Test
  void graphicsStayLosslessWhereThatIsSmaller() {
    CompressionSettings lossless = SETTINGS.toBuilder().losslessWhenSmaller(true).build();
    BufferedImage picture = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 600; y++) {
      for (int x = 0; x < 600; x++) {
        picture.setRGB(x, y, (x / 75 + y / 75) % 2 == 0 ? 0x204080 : 0xFFFFFF);
      }
    }

    CompressedImage compressed =
        WebpImageCompressor.with(lossless).compress(TestPictures.file(picture, "png"));

    assertThat(compressed.receipt().lossless()).isTrue();
    compressed
        .renditions()
        .forEach(
            (name, rendition) ->
                assertThat(rendition.size().orElseThrow()).isLessThan(compressed.bytes().length));
  }

  @Test
  void settingsNameThem() {
    assertThat(SETTINGS.renditions())
        .containsExactly(new Rendition("thumb", 128, 10_000), new Rendition("card", 512, 100_000));
    assertThat(CompressionSettings.defaults().renditions()).isEmpty();
    assertThat(SETTINGS.toBuilder().rendition("thumb", 64, 5_000).build().renditions())
        .containsExactly(new Rendition("card", 512, 100_000), new Rendition("thumb", 64, 5_000));
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    CompressionSettingsBuilder builder = CompressionSettings.builder();
    for (String name : new String[] {"full", "", "a b", "../a"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.rendition(name, 128, 10_000))
          .withMessageContaining("rendition");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> builder.rendition("a", 0, 10_000));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.rendition("a", 128, 999));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.rendition("large", 1024, 10_000).build())
        .withMessageContaining("large has 1024 pixels");
  }

  private CompressedImage compress(int width, int height) {
    return compressor.compress(TestPictures.file(TestPictures.scene(width, height), "png"));
  }

  private static void assertIs(CompressedImage compressed, String name, BufferedImage expected) {
    MediaContent rendition = rendition(compressed, name);
    assertThat(rendition.contentType()).isEqualTo("image/webp");
    assertThat(rendition.dimensions())
        .contains(new Dimensions(expected.getWidth(), expected.getHeight()));
    assertThat(rendition.size()).hasValue(bytes(compressed, name).length);
    assertThat(Likeness.decibels(picture(compressed, name), expected)).isGreaterThan(28);
  }

  private static BufferedImage picture(CompressedImage compressed, String name) {
    return TestPictures.read(bytes(compressed, name));
  }

  private static byte[] bytes(CompressedImage compressed, String name) {
    try (ContentReader reader = ContentReader.open(rendition(compressed, name))) {
      return reader.readAll();
    }
  }

  private static MediaContent rendition(CompressedImage compressed, String name) {
    Map<String, MediaContent> renditions = compressed.renditions();
    return Objects.requireNonNull(renditions.get(name), name);
  }
}
