package io.github.mediastore.internal.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.util.Map;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;

/** A picture is charged what its pixels take, as an array of that kind would. */
class PixelMemoryTest {

  @Test
  void eachTypeOfTheJdkIsChargedWhatItsArrayTakes() {
    for (int type = BufferedImage.TYPE_INT_RGB; type <= BufferedImage.TYPE_BYTE_INDEXED; type++) {
      BufferedImage picture = new BufferedImage(33, 7, type);
      DataBuffer pixels = picture.getRaster().getDataBuffer();
      assertThat(PixelMemory.bytes(ImageTypeSpecifier.createFromRenderedImage(picture), 33, 7))
          .as("type %d", type)
          .isEqualTo(
              pixels.getSize() * (long) DataBuffer.getDataTypeSize(pixels.getDataType()) / 8);
    }
  }

  @Test
  void wideSamplesAndPlanesApartAreCharged() {
    ColorSpace rgb = ColorSpace.getInstance(ColorSpace.CS_sRGB);
    int[] bands = {0, 1, 2, 3};
    Map<ImageTypeSpecifier, Long> expected =
        Map.of(
            ImageTypeSpecifier.createInterleaved(rgb, bands, DataBuffer.TYPE_USHORT, true, false),
            800L,
            ImageTypeSpecifier.createBanded(
                rgb, bands, new int[4], DataBuffer.TYPE_BYTE, true, false),
            400L,
            ImageTypeSpecifier.createGrayscale(16, DataBuffer.TYPE_USHORT, false),
            200L);
    expected.forEach((type, bytes) -> assertThat(PixelMemory.bytes(type, 10, 10)).isEqualTo(bytes));
  }

  @Test
  void sixteenMegapixelsAreSixtyFourMegabytes() {
    ImageTypeSpecifier rgb =
        ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB);
    assertThat(PixelMemory.bytes(rgb, 4000, 4000)).isEqualTo(64_000_000);
    assertThat(PixelMemory.bytes(rgb, 60_000, 60_000)).isEqualTo(14_400_000_000L);
  }
}
