package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SizePropertiesTest {

  private static final WebpImageCompressor COMPRESSOR = WebpImageCompressor.create();

  @Property(tries = 40)
  void anyStripKeepsItsAspectAndTheLimits(
      @ForAll @IntRange(min = 1, max = 20_000) int length,
      @ForAll @IntRange(min = 1, max = 40) int breadth,
      @ForAll boolean upright) {
    byte[] file = upright ? file(breadth, length) : file(length, breadth);

    CompressedImage compressed = COMPRESSOR.compress(file);

    assertFits(compressed, upright ? breadth : length, upright ? length : breadth, 1024, 500_000);
  }

  @Property(tries = 25)
  void anySizeKeepsItsAspectAndWhateverLimitsAreSet(
      @ForAll @IntRange(min = 1, max = 1500) int width,
      @ForAll @IntRange(min = 1, max = 1500) int height,
      @ForAll @IntRange(min = 1, max = 700) int maxDimension,
      @ForAll @IntRange(min = 1_000, max = 20_000) int maxBytes) {
    CompressionSettings settings =
        CompressionSettings.builder().maxDimension(maxDimension).maxBytes(maxBytes).build();

    CompressedImage compressed = WebpImageCompressor.with(settings).compress(file(width, height));

    assertFits(compressed, width, height, maxDimension, maxBytes);
  }

  /** Shrunk several times by rounded sizes, it once came out 1.4 pixels too narrow. */
  @Example
  void aNarrowPictureShrunkSeveralTimesKeepsItsAspect() {
    CompressionSettings settings =
        CompressionSettings.builder().maxDimension(172).maxBytes(1000).build();

    assertFits(WebpImageCompressor.with(settings).compress(file(11, 181)), 11, 181, 172, 1000);
  }

  /** A quality that fits keeps the size; where none does the picture may be smaller still. */
  private static void assertFits(
      CompressedImage compressed, int width, int height, int maxDimension, int maxBytes) {
    assertThat(compressed.bytes().length).isBetween(1, maxBytes);
    assertThat(compressed.width()).isBetween(1, Math.min(width, maxDimension));
    assertThat(compressed.height()).isBetween(1, Math.min(height, maxDimension));
    double scale =
        (double) Math.max(compressed.width(), compressed.height()) / Math.max(width, height);
    assertThat(Math.abs(compressed.width() - Math.max(1, width * scale))).isLessThanOrEqualTo(1);
    assertThat(Math.abs(compressed.height() - Math.max(1, height * scale))).isLessThanOrEqualTo(1);
    if (compressed.receipt().attempts().get(0).bytes() <= maxBytes) {
      assertThat(Math.max(compressed.width(), compressed.height()))
          .isEqualTo(Math.min(maxDimension, Math.max(width, height)));
    }
  }

  /** Returns a picture of two colours, cheap to make however large, and busy. */
  private static byte[] file(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < height; y++) {
      for (int x = y % 3; x < width; x += 1 + (x * 7 + y * 13) % 11) {
        picture.getRaster().setSample(x, y, 0, 1);
      }
    }
    return TestPictures.file(picture, "png");
  }
}
