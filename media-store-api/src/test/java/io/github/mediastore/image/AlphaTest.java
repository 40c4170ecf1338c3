package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transparency of every kind, laid on a matte or kept. */
class AlphaTest {

  private static final int LARGE = 2000;
  private static final int SMALL = 200;

  /** Quality 100: what is looked at is the blending, not the encoder. */
  private static final CompressionSettings BEST =
      CompressionSettings.builder().qualities(100).build();

  @Test
  void theEdgeOfADiscOnTransparentBlackIsNoDarkerThanDiscAndMatte() {
    BufferedImage disc = disc(BufferedImage.TYPE_INT_ARGB);

    CompressionSettings exact = BEST.toBuilder().losslessWhenSmaller(true).build();
    CompressedImage compressed =
        WebpImageCompressor.with(exact).compress(TestPictures.file(disc, "png"));

    // Lossy WebP halves the resolution of colour, which would hide what blending does to an edge.
    assertThat(compressed.receipt().lossless()).isTrue();
    BufferedImage result = TestPictures.read(compressed.bytes());
    assertThat(result.getWidth()).isEqualTo(1024);
    assertSimilar(result, 512, 512, 0xFF0000);
    assertSimilar(result, 5, 5, 0xFFFFFF);
    int edge = 0;
    for (int y = 0; y < 1024; y++) {
      for (int x = 0; x < 1024; x++) {
        int rgb = result.getRGB(x, y);
        int green = rgb >> 8 & 255;
        // On the way from red to white, red is full and the other two are alike.
        assertThat(rgb >> 16 & 255).as("red of %08X at %d %d", rgb, x, y).isGreaterThan(252);
        assertThat(green - (rgb & 255)).as("%08X at %d %d", rgb, x, y).isZero();
        edge += green > 64 && green < 192 ? 1 : 0;
      }
    }
    assertThat(edge).as("pixels of the edge").isGreaterThan(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_4BYTE_ABGR_PRE})
  void aTiffMayHaveItsColoursMultipliedByAlphaOrNot(int type) {
    BufferedImage picture = halfRedAt(128, type);

    BufferedImage result = result(BEST, TestPictures.file(picture, "tiff"));

    assertSimilar(result, SMALL / 2, SMALL / 2, 0xFF7F7F);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "png"})
  void aTransparentColourOfAPaletteShowsTheMatte(String format) {
    byte[] colours = {0, (byte) 255};
    byte[] none = {0, 0};
    IndexColorModel palette = new IndexColorModel(1, 2, colours, none, none, 0);
    BufferedImage picture =
        new BufferedImage(SMALL, SMALL, BufferedImage.TYPE_BYTE_BINARY, palette);
    picture.getRaster().setSamples(0, 0, SMALL / 2, SMALL, 0, ones(SMALL / 2 * SMALL));

    BufferedImage result = result(BEST, TestPictures.file(picture, format));

    assertSimilar(result, SMALL / 4, SMALL / 2, 0xFF0000);
    assertSimilar(result, SMALL * 3 / 4, SMALL / 2, 0xFFFFFF);
  }

  @ParameterizedTest
  @ValueSource(ints = {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT})
  void greyBlendsWithTheMatteAtAnyDepth(int type) {
    int max = type == DataBuffer.TYPE_BYTE ? 255 : 65_535;
    BufferedImage picture = components(ColorSpace.CS_GRAY, type, new int[] {0, max / 2});

    BufferedImage result = result(BEST, TestPictures.file(picture, "png"));

    assertSimilar(result, SMALL / 2, SMALL / 2, 0x808080);
  }

  @Test
  void sixteenBitColourBlendsWithTheMatte() {
    int[] halfBlue = {0, 0, 65_535, 32_768};
    BufferedImage picture = components(ColorSpace.CS_sRGB, DataBuffer.TYPE_USHORT, halfBlue);

    BufferedImage result = result(BEST, TestPictures.file(picture, "png"));

    assertSimilar(result, SMALL / 2, SMALL / 2, 0x7F7FFF);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x000000, 0x00FF00, 0x123456, 0xFFFFFF})
  void halfTransparentPixelsAreHalfWayToTheMatte(int matte) {
    BufferedImage picture = halfRedAt(128, BufferedImage.TYPE_INT_ARGB);

    BufferedImage result =
        result(BEST.toBuilder().matte(matte).build(), TestPictures.file(picture, "png"));

    int expected = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int red = shift == 16 ? 255 : 0;
      int under = (matte >> shift) & 255;
      expected |= ((red * 128 + under * 127) / 255) << shift;
    }
    assertSimilar(result, SMALL / 2, SMALL / 2, expected);
    assertThat(result.getColorModel().hasAlpha()).isFalse();
  }

  @Test
  void alphaThatIsKeptIsTheOneThatCame() {
    CompressionSettings keeping = BEST.toBuilder().keepAlpha(true).build();
    BufferedImage disc = disc(BufferedImage.TYPE_INT_ARGB);

    BufferedImage large = result(keeping, TestPictures.file(disc, "png"));
    BufferedImage half =
        result(keeping, TestPictures.file(halfRedAt(100, BufferedImage.TYPE_INT_ARGB), "png"));

    assertThat(large.getRGB(5, 5) >>> 24).isZero();
    assertThat(large.getRGB(512, 512) >>> 24).isEqualTo(255);
    assertSimilar(large, 512, 512, 0xFF0000);
    assertThat(half.getRGB(SMALL / 2, SMALL / 2) >>> 24).isBetween(98, 102);
    assertSimilar(half, SMALL / 2, SMALL / 2, 0xFF0000);
  }

  private static BufferedImage disc(int type) {
    BufferedImage picture = new BufferedImage(LARGE, LARGE, type);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setPaint(Color.RED);
    graphics.fillOval(LARGE / 4, LARGE / 4, LARGE / 2, LARGE / 2);
    graphics.dispose();
    return picture;
  }

  private static BufferedImage halfRedAt(int alpha, int type) {
    BufferedImage picture = new BufferedImage(SMALL, SMALL, type);
    Graphics2D graphics = picture.createGraphics();
    graphics.setPaint(new Color(255, 0, 0, alpha));
    graphics.fillRect(0, 0, SMALL, SMALL);
    graphics.dispose();
    return picture;
  }

  private static BufferedImage components(int space, int type, int[] pixel) {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space), true, false, BufferedImage.TRANSLUCENT, type);
    WritableRaster raster = Raster.createInterleavedRaster(type, SMALL, SMALL, pixel.length, null);
    for (int i = 0; i < SMALL * SMALL; i++) {
      raster.setPixel(i % SMALL, i / SMALL, pixel);
    }
    return new BufferedImage(model, raster, false, null);
  }

  private static int[] ones(int count) {
    int[] ones = new int[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static BufferedImage result(CompressionSettings settings, byte[] file) {
    return TestPictures.read(WebpImageCompressor.with(settings).compress(file).bytes());
  }

  private static void assertSimilar(BufferedImage picture, int x, int y, int expected) {
    int actual = picture.getRGB(x, y);
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat((actual >> shift & 255) - (expected >> shift & 255))
          .as("%08X and %06X at %d %d", actual, expected, x, y)
          .isBetween(-6, 6);
    }
  }
}
