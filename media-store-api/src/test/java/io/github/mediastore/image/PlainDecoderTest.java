package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class PlainDecoderTest {

  private static final int SIDE = 32;

  /** The JDK's JPEG reader inverts inks, as if all were Adobe's; in a TIFF they are not. */
  @Test
  void magentaAndYellowInkAreRedHoweverATiffIsCompressed() throws IOException {
    byte[] samples = ((DataBufferByte) inks().getDataBuffer()).getData();

    assertRed(TiffFile.of(SIDE, SIDE, TiffFile.INKS, TiffFile.UNCOMPRESSED, 1, samples));
    assertRed(TiffFile.of(SIDE, SIDE, TiffFile.INKS, TiffFile.JPEG, 1, jpeg(inks())));
  }

  private static void assertRed(byte[] tiff) {
    BufferedImage result = TestPictures.read(WebpImageCompressor.create().compress(tiff).bytes());
    int rgb = result.getRGB(SIDE / 2, SIDE / 2);
    assertThat(rgb >> 16 & 255).as("red of %08X", rgb).isGreaterThan(200);
    assertThat(rgb >> 8 & 255).as("green of %08X", rgb).isLessThan(80);
    assertThat(rgb & 255).as("blue of %08X", rgb).isLessThan(80);
  }

  private static Raster inks() {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, SIDE, SIDE, 4, null);
    for (int i = 0; i < SIDE * SIDE; i++) {
      inks.setPixel(i % SIDE, i / SIDE, new int[] {0, 255, 255, 0});
    }
    return inks;
  }

  private static byte[] jpeg(Raster inks) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(inks, null, null), null);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
