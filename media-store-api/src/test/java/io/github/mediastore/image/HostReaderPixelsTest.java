package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.WritableRaster;
import java.util.List;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;

/** The pixels that a reader of the host's gives, in whatever way it packs them. */
class HostReaderPixelsTest {

  @Test
  void colourWithAProfileIsConvertedOnceHoweverItIsPacked() {
    ColorSpace linear = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
    ColorModel sideBySide =
        new ComponentColorModel(linear, false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
    int expected = compressed(sideBySide, 8);

    for (ColorModel packed :
        List.of(
            new DirectColorModel(linear, 24, 0xFF0000, 0xFF00, 0xFF, 0, false, DataBuffer.TYPE_INT),
            new DirectColorModel(linear, 24, 0xFF, 0xFF00, 0xFF0000, 0, false, DataBuffer.TYPE_INT),
            new DirectColorModel(
                linear, 30, 0x3FF00000, 0xFFC00, 0x3FF, 0, false, DataBuffer.TYPE_INT))) {
      int bits = packed.getComponentSize(0);
      assertThat(distance(compressed(packed, bits), expected))
          .as("%s", packed)
          .isLessThanOrEqualTo(3);
    }
  }

  @Test
  void packedColourWithAlphaIsWhatTheReaderMeant() {
    for (boolean premultiplied : new boolean[] {false, true}) {
      DirectColorModel model =
          new DirectColorModel(
              ColorSpace.getInstance(ColorSpace.CS_sRGB),
              32,
              0xFF0000,
              0xFF00,
              0xFF,
              0xFF000000,
              premultiplied,
              DataBuffer.TYPE_INT);
      // Half of pure red over white.
      int[] pixel = premultiplied ? new int[] {128, 0, 0, 128} : new int[] {255, 0, 0, 128};
      int rgb = compressed(model, pixel);
      assertThat(distance(rgb, 0xFF7F7F)).as("premultiplied %s", premultiplied).isLessThan(6);
    }
  }

  @Test
  void packedGreyOfFiveAndSixBitsIsWhite() {
    ColorModel rgb565 = new DirectColorModel(16, 0xF800, 0x7E0, 0x1F);
    assertThat(distance(compressed(rgb565, new int[] {31, 63, 31}), 0xFFFFFF)).isLessThan(3);
  }

  private static int compressed(ColorModel model, int bits) {
    int max = (1 << bits) - 1;
    return compressed(model, new int[] {max * 9 / 10, max / 5, max / 10});
  }

  /** Returns the colour that a picture of one colour has when it was compressed. */
  private static int compressed(ColorModel model, int[] pixel) {
    ImageTypeSpecifier type =
        new ImageTypeSpecifier(model, model.createCompatibleSampleModel(1, 1));
    ScriptedReaderSpi reader =
        new ScriptedReaderSpi(
            type,
            in -> {
              BufferedImage picture = type.createBufferedImage(64, 48);
              WritableRaster raster = picture.getRaster();
              for (int i = 0; i < 64 * 48; i++) {
                raster.setPixel(i % 64, i / 64, pixel);
              }
              return picture;
            });
    WebpImageCompressor compressor =
        WebpImageCompressor.with(
            CompressionSettings.builder().reader(reader).qualities(100).build());
    byte[] webp = compressor.compress(ScriptedReaderSpi.file(64, 48)).bytes();
    return TestPictures.read(webp).getRGB(30, 20) & 0xFFFFFF;
  }

  private static int distance(int rgb, int other) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((rgb >> shift & 255) - (other >> shift & 255)));
    }
    return most;
  }
}
