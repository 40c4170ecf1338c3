package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.Dimensions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlaceholderTest {

  private static final String PREFIX = "data:image/webp;base64,";

  private final WebpImageCompressor compressor = WebpImageCompressor.create();

  @Test
  void showsThePictureAt16Pixels() {
    BufferedImage scene = TestPictures.scene(1600, 1200);

    BufferedImage shown = decode(compressor.compress(TestPictures.file(scene, "png")));

    assertThat(new Dimensions(shown.getWidth(), shown.getHeight()))
        .isEqualTo(new Dimensions(16, 12));
    for (int[] at : new int[][] {{0, 0}, {4, 3}, {15, 11}, {12, 2}}) {
      Color expected = new Color(scene.getRGB(at[0] * 100 + 50, at[1] * 100 + 50));
      Color actual = new Color(shown.getRGB(at[0], at[1]));
      assertThat(actual.getRed())
          .as("red")
          .isBetween(expected.getRed() - 40, expected.getRed() + 40);
      assertThat(actual.getBlue())
          .as("blue")
          .isBetween(expected.getBlue() - 40, expected.getBlue() + 40);
    }
  }

  @Test
  void isUprightLikeItsPicture() {
    BufferedImage scene = TestPictures.scene(800, 600);
    byte[] lying = ExifFiles.jpeg(TestPictures.file(scene, "jpeg"), 6);

    BufferedImage shown = decode(compressor.compress(lying));

    assertThat(shown.getWidth()).isEqualTo(12);
    assertThat(shown.getHeight()).isEqualTo(16);
  }

  @Property(tries = 60)
  void neverExceedsTheLimitWhateverThePictureShows(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 300) int height) {
    for (BufferedImage picture :
        List.of(TestPictures.noise(width, height), checks(width, height))) {
      String uri = new Placeholder().of(picture).orElseThrow();
      assertThat(uri).hasSizeLessThanOrEqualTo(200).startsWith(PREFIX);
      assertThat(TestPictures.read(bytes(uri))).isNotNull();
    }
  }

  @Test
  void whatDoesNotFitBecomesSmallerUntilItDoes() {
    String uri = new Placeholder().of(TestPictures.noise(16, 16)).orElseThrow();

    assertThat(uri).hasSizeLessThanOrEqualTo(200);
    assertThat(TestPictures.read(bytes(uri)).getWidth()).isBetween(1, 15);
  }

  @Test
  void aFlatColourIsThatColour() {
    BufferedImage flat = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = flat.createGraphics();
    graphics.setPaint(new Color(0x3366CC));
    graphics.fillRect(0, 0, 300, 200);
    graphics.dispose();

    BufferedImage shown = TestPictures.read(bytes(new Placeholder().of(flat).orElseThrow()));

    Color middle = new Color(shown.getRGB(8, 5));
    assertThat(middle.getRed()).isBetween(0x33 - 6, 0x33 + 6);
    assertThat(middle.getGreen()).isBetween(0x66 - 6, 0x66 + 6);
    assertThat(middle.getBlue()).isBetween(0xCC - 6, 0xCC + 6);
  }

  @Test
  void aPictureThatKeepsTransparentPixelsHasNone() {
    byte[] upload = TestPictures.file(TestPictures.halfTransparent(400, 200), "png");
    CompressionSettings keeping = CompressionSettings.builder().keepAlpha(true).build();
    WebpImageCompressor keepingAlpha = WebpImageCompressor.with(keeping);

    assertThat(keepingAlpha.compress(upload).placeholder()).isEmpty();
    assertThat(compressor.compress(upload).placeholder()).isPresent();
    byte[] opaque = TestPictures.file(TestPictures.scene(40, 30), "png");
    assertThat(keepingAlpha.compress(opaque).placeholder()).isPresent();
  }

  private static BufferedImage decode(CompressedImage compressed) {
    return TestPictures.read(bytes(compressed.placeholder().orElseThrow()));
  }

  private static byte[] bytes(String uri) {
    return Base64.getDecoder().decode(uri.substring(PREFIX.length()));
  }

  private static BufferedImage checks(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, (x / 7 + y / 5) % 2 == 0 ? 0xFF00FF : 0x00FF00);
      }
    }
    return picture;
  }
}
