package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

/**
 * JPEGs of four inks. Adobe's programs store what the inks leave, 255 being none, and all who show
 * pictures take every such JPEG for one of theirs: with Adobe's marker or without, whatever its
 * components are called.
 */
class JpegInksTest {

  private static final int SIDE = 16;
  private static final int NO_ADOBE_MARKER = -1;
  private static final int[] NUMBERS = {1, 2, 3, 4};
  private static final int[] LETTERS = {'C', 'M', 'Y', 'K'};

  private final WebpImageCompressor compressor = WebpImageCompressor.create();

  @Test
  void ofInksTheFileHoldsWhatTheyLeave() throws IOException {
    for (int transform : new int[] {NO_ADOBE_MARKER, 0}) {
      for (int[] names : List.of(NUMBERS, LETTERS)) {
        assertWhite(jpeg(transform, names, 255, 255, 255, 255));
        assertBlack(jpeg(transform, names, 255, 255, 255, 0));
        assertBlack(jpeg(transform, names, 0, 0, 0, 0));
        assertCyan(jpeg(transform, names, 0, 255, 255, 255));
      }
    }
  }

  @Test
  void ofLuminanceAndBlackTheFileHoldsWhatTheyLeaveToo() throws IOException {
    for (int transform : new int[] {1, 2}) {
      // YCCK codes 255 less each ink as red, green and blue; black is stored as such.
      assertWhite(jpeg(transform, NUMBERS, 0, 128, 128, 255));
      assertBlack(jpeg(transform, NUMBERS, 0, 128, 128, 0));
      assertBlack(jpeg(transform, NUMBERS, 255, 128, 128, 0));
      assertCyan(jpeg(transform, NUMBERS, 76, 85, 255, 255));
    }
  }

  private void assertWhite(byte[] jpeg) {
    assertThat(colour(jpeg)).allMatch(sample -> sample > 250);
  }

  private void assertBlack(byte[] jpeg) {
    assertThat(colour(jpeg)).allMatch(sample -> sample < 60);
  }

  private void assertCyan(byte[] jpeg) {
    List<Integer> colour = colour(jpeg);
    assertThat(colour.get(0)).isLessThan(60);
    assertThat(colour.get(1)).isBetween(120, 220);
    assertThat(colour.get(2)).isGreaterThan(180);
  }

  private List<Integer> colour(byte[] jpeg) {
    int rgb = TestPictures.read(compressor.compress(jpeg).bytes()).getRGB(SIDE / 2, SIDE / 2);
    return List.of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  /** Returns a flat picture; the JDK's writer adds no marker that says what the samples mean. */
  private static byte[] jpeg(int transform, int[] names, int... samples) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(0, SIDE, SIDE, 4, null);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        raster.setPixel(x, y, samples);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    byte[] jpeg = named(bytes.toByteArray(), names);
    return transform == NO_ADOBE_MARKER ? jpeg : withAdobeMarker(jpeg, transform);
  }

  /** Gives the components other names, in the frame header and in the only scan header. */
  private static byte[] named(byte[] jpeg, int[] names) {
    for (int offset = 2; ; offset += 2 + length(jpeg, offset)) {
      int marker = jpeg[offset + 1] & 0xFF;
      for (int i = 0; i < names.length; i++) {
        if (marker == 0xC0) {
          jpeg[offset + 10 + 3 * i] = (byte) names[i];
        } else if (marker == 0xDA) {
          jpeg[offset + 5 + 2 * i] = (byte) names[i];
        }
      }
      if (marker == 0xDA) {
        return jpeg;
      }
    }
  }

  private static int length(byte[] jpeg, int offset) {
    return ByteBuffer.wrap(jpeg).getShort(offset + 2) & 0xFFFF;
  }

  private static byte[] withAdobeMarker(byte[] jpeg, int transform) {
    return ByteBuffer.allocate(jpeg.length + 16)
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFEE)
        .putShort((short) 14)
        .put("Adobe".getBytes(StandardCharsets.US_ASCII))
        .put(new byte[] {0, 100, 0, 0, 0, 0, (byte) transform})
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }
}
