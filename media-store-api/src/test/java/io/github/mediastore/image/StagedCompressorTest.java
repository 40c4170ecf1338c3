package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.image.internal.CompressorStages;
import io.github.mediastore.image.internal.StagedUpload;
import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What benchmarks measure is what the compressor does. */
class StagedCompressorTest {

  private static final int BALANCED = 4;

  private final CompressorStages stages = CompressorStages.load();

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
  void theStagesOneAfterTheOtherMakeTheCompressorsFile(String format) throws IOException {
    byte[] file = TestPictures.file(TestPictures.scene(1500, 700), format);

    StagedUpload upload = stages.open(file, 1024);
    Picture decoded = upload.decode();
    BufferedImage pixels = upload.turnUpright(upload.toSrgb(upload.resample(decoded)));

    assertThat(stages.encode(pixels, 85, BALANCED))
        .isEqualTo(stages.encode(upload.toPixels(), 85, BALANCED))
        .isEqualTo(WebpImageCompressor.create().compress(file).bytes());
  }

  @Test
  void transparentPixelsLieOnWhite() throws IOException {
    byte[] file = TestPictures.file(TestPictures.halfTransparent(64, 64), "png");

    BufferedImage pixels = stages.open(file, 1024).toPixels();

    assertThat(pixels.getColorModel().hasAlpha()).isFalse();
    assertThat(pixels.getRGB(60, 32)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void theSizeOfAResultIsAsItIsLookedAt() throws IOException {
    byte[] turned = ExifFiles.jpeg(TestPictures.file(TestPictures.scene(300, 200), "jpg"), 6);

    BufferedImage pixels = stages.open(turned, 1024).toPixels(new Dimensions(100, 150));

    assertThat(pixels.getWidth()).isEqualTo(100);
    assertThat(pixels.getHeight()).isEqualTo(150);
  }

  @Test
  void theLadderEndsWhereTheCompressorsDoes() throws IOException {
    byte[] file = TestPictures.file(TestPictures.noise(300, 200), "png");
    BufferedImage pixels = stages.open(file, 1024).toPixels();
    int limit = stages.encode(pixels, 60, BALANCED).length;
    CompressionSettings settings = CompressionSettings.builder().maxBytes(limit).build();

    assertThat(stages.climbDown(pixels, limit))
        .isEqualTo(WebpImageCompressor.with(settings).compress(file).bytes());
  }

  @Test
  void theLadderDoesNotShrink() {
    assertThatIllegalStateException()
        .isThrownBy(() -> stages.climbDown(TestPictures.noise(300, 200), 1000))
        .withMessageContaining("1000 bytes");
  }

  @ParameterizedTest
  @CsvSource({"FAST, 2", "BALANCED, 4", "SMALLEST, 6"})
  void theEffortsAreTheseMethodsOfLibwebp(Effort effort, int method) throws IOException {
    byte[] file = TestPictures.file(TestPictures.scene(300, 200), "png");
    CompressionSettings settings = CompressionSettings.builder().effort(effort).build();

    assertThat(stages.encode(stages.open(file, 1024).toPixels(), 85, method))
        .isEqualTo(WebpImageCompressor.with(settings).compress(file).bytes());
  }
}
