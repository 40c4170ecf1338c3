package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.image.CompressionReceipt.Treatment;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures stored in each of the eight ways of Exif come out as their upright twin does. */
class OrientationTest {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 900;
  private static final double ALIKE = 40;

  private final WebpImageCompressor compressor = WebpImageCompressor.create();
  private final BufferedImage upright = TestPictures.scene(WIDTH, HEIGHT);
  private final BufferedImage twin = result(TestPictures.file(upright, "png"));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyOrientationIsTurnedUprightInEveryFormat(int orientation) {
    BufferedImage stored = stored(orientation);

    filesOf(stored, orientation)
        .forEach(
            (format, file) ->
                assertThat(Likeness.decibels(result(file), twin))
                    .as("%s of orientation %d", format, orientation)
                    .isGreaterThan(ALIKE));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theReceiptSaysWhatWasDone(int orientation) {
    byte[] file = ExifFiles.jpeg(TestPictures.file(stored(orientation), "jpeg"), orientation);

    CompressionReceipt receipt = compressor.compress(file).receipt();

    assertThat(receipt.treatments().contains(Treatment.TURNED)).isEqualTo(orientation != 1);
    assertThat(receipt.dimensionsIn()).hasToString("1200 x 900");
    assertThat(receipt.dimensionsOut()).hasToString("1024 x 768");
  }

  private static Map<String, byte[]> filesOf(BufferedImage stored, int orientation) {
    int width = stored.getWidth();
    int height = stored.getHeight();
    CompressionSettings best =
        CompressionSettings.builder().qualities(100).maxDimension(WIDTH).build();
    byte[] webp = WebpImageCompressor.with(best).compress(TestPictures.file(stored, "png")).bytes();
    Map<String, byte[]> files = new TreeMap<>();
    files.put("JPEG", ExifFiles.jpeg(TestPictures.file(stored, "jpeg"), orientation));
    files.put("PNG", ExifFiles.png(TestPictures.file(stored, "png"), orientation));
    files.put("WebP", ExifFiles.webp(webp, width, height, orientation));
    files.put(
        "TIFF",
        TiffFile.of(
            width, height, TiffFile.RGB, TiffFile.UNCOMPRESSED, orientation, samples(stored)));
    return files;
  }

  private static byte[] samples(BufferedImage picture) {
    int width = picture.getWidth();
    byte[] samples = new byte[width * picture.getHeight() * 3];
    for (int i = 0; i < samples.length; i += 3) {
      int rgb = picture.getRGB(i / 3 % width, i / 3 / width);
      samples[i] = (byte) (rgb >> 16);
      samples[i + 1] = (byte) (rgb >> 8);
      samples[i + 2] = (byte) rgb;
    }
    return samples;
  }

  /** Returns the upright picture the way a file of that orientation stores it. */
  private BufferedImage stored(int orientation) {
    int width = orientation < 5 ? WIDTH : HEIGHT;
    int height = orientation < 5 ? HEIGHT : WIDTH;
    BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        stored.setRGB(x, y, shown(orientation, x, y, width - 1 - x, height - 1 - y));
      }
    }
    return stored;
  }

  /**
   * Looks up where a stored pixel is shown, after Exif 3.0, 4.6.5.1.6: the first row is the top,
   * top, bottom, bottom, left, right, right, left, and the first column the left, right, right,
   * left, top, top, bottom, bottom.
   *
   * @param fromRight pixels between this one and the last column
   * @param fromBottom pixels between this one and the last row
   */
  private int shown(int orientation, int x, int y, int fromRight, int fromBottom) {
    return switch (orientation) {
      case 2 -> upright.getRGB(fromRight, y);
      case 3 -> upright.getRGB(fromRight, fromBottom);
      case 4 -> upright.getRGB(x, fromBottom);
      case 5 -> upright.getRGB(y, x);
      case 6 -> upright.getRGB(fromBottom, x);
      case 7 -> upright.getRGB(fromBottom, fromRight);
      case 8 -> upright.getRGB(y, fromRight);
      default -> upright.getRGB(x, y);
    };
  }

  private BufferedImage result(byte[] file) {
    return TestPictures.read(compressor.compress(file).bytes());
  }
}
