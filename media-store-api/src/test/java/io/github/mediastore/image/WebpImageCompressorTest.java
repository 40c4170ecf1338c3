package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.Dimensions;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.UnreadableUploadException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebpImageCompressorTest {

  private final WebpImageCompressor compressor = WebpImageCompressor.create();

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
  void everyAcceptedFormatBecomesWebp(String format) {
    byte[] upload = TestPictures.file(TestPictures.scene(400, 300), format);

    CompressedImage compressed = compressor.compress(upload);

    assertThat(compressed.contentType()).isEqualTo("image/webp");
    assertThat(new String(compressed.bytes(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    assertThat(compressed.dimensions()).contains(new Dimensions(400, 300));
    assertThat(compressed.receipt().format()).isEqualToIgnoringCase(format);
    assertThat(compressed.receipt().bytesIn()).isEqualTo(upload.length);
  }

  @Test
  void aWebpUploadIsCompressedToo() {
    byte[] webp = compressor.compress(file(2000, 1000)).bytes();

    CompressedImage again = compressor.compress(webp);

    assertThat(again.receipt().format()).isEqualTo("WebP");
    assertThat(again.dimensions()).contains(new Dimensions(1024, 512));
  }

  @Test
  void aLargerPictureIsScaledDownTo1024PixelsOnItsLongerSide() {
    assertThat(compressor.compress(file(2048, 1000)).dimensions())
        .contains(new Dimensions(1024, 500));
    assertThat(compressor.compress(file(1000, 2048)).dimensions())
        .contains(new Dimensions(500, 1024));
  }

  @Test
  void aSmallerPictureIsNeverEnlarged() {
    assertThat(compressor.compress(file(31, 17)).dimensions()).contains(new Dimensions(31, 17));
    assertThat(compressor.compress(file(1, 1)).dimensions()).contains(new Dimensions(1, 1));
  }

  @Test
  void aLineOfPixelsKeepsOne() {
    assertThat(compressor.compress(file(20_000, 1)).dimensions()).contains(new Dimensions(1024, 1));
    assertThat(compressor.compress(file(1, 20_000)).dimensions()).contains(new Dimensions(1, 1024));
  }

  @Test
  void theScaledPictureShowsWhatTheOriginalShowed() {
    BufferedImage original = TestPictures.scene(3000, 2000);

    CompressedImage compressed = compressor.compress(TestPictures.file(original, "png"));

    BufferedImage result = TestPictures.read(compressed.bytes());
    for (int[] at : new int[][] {{10, 10}, {700, 450}, {2900, 1900}, {1500, 1700}}) {
      int x = at[0] * result.getWidth() / 3000;
      int y = at[1] * result.getHeight() / 2000;
      assertSimilar(result.getRGB(x, y), original.getRGB(at[0], at[1]));
    }
  }

  @Test
  void theFirstQualityThatFitsTheLimitWins() {
    byte[] upload = TestPictures.file(TestPictures.noise(500, 400), "png");
    CompressionSettings tight = CompressionSettings.builder().maxBytes(130_000).build();

    CompressionReceipt receipt = WebpImageCompressor.with(tight).compress(upload).receipt();

    List<CompressionReceipt.Attempt> attempts = receipt.attempts();
    assertThat(attempts)
        .extracting(CompressionReceipt.Attempt::quality)
        .isSubsetOf(85, 75, 60, 50, 40);
    assertThat(receipt.quality()).isLessThan(85);
    assertThat(receipt.bytesOut()).isLessThanOrEqualTo(130_000);
    assertThat(attempts)
        .filteredOn(attempt -> attempt.quality() > receipt.quality())
        .isNotEmpty()
        .allMatch(attempt -> attempt.bytes() > 130_000);
  }

  @Test
  void noiseThatNoQualityFitsIsShrunkUntilItDoes() {
    byte[] upload = TestPictures.file(TestPictures.noise(4000, 3000), "png");

    CompressedImage compressed = compressor.compress(upload);

    assertThat(compressed.bytes()).hasSizeLessThan(500_000);
    CompressionSettings tight = CompressionSettings.builder().maxBytes(50_000).build();
    CompressedImage tighter = WebpImageCompressor.with(tight).compress(upload);
    assertThat(tighter.bytes()).hasSizeLessThanOrEqualTo(50_000);
    assertThat(tighter.receipt().quality()).isEqualTo(40);
    assertThat(tighter.width()).isLessThan(1024);
    assertThat((double) tighter.width() / tighter.height()).isBetween(1.32, 1.35);
  }

  @Test
  void transparentPixelsAreLaidOnTheMatte() {
    byte[] upload = TestPictures.file(TestPictures.halfTransparent(400, 200), "png");
    CompressionSettings onGreen = CompressionSettings.builder().matte(0x00FF00).build();

    BufferedImage onWhite = TestPictures.read(compressor.compress(upload).bytes());
    BufferedImage other =
        TestPictures.read(WebpImageCompressor.with(onGreen).compress(upload).bytes());

    assertThat(onWhite.getColorModel().hasAlpha()).isFalse();
    assertSimilar(onWhite.getRGB(100, 100), 0xFFFF0000);
    assertSimilar(onWhite.getRGB(300, 100), 0xFFFFFFFF);
    assertSimilar(other.getRGB(300, 100), 0xFF00FF00);
  }

  @Test
  void transparencyIsKeptWhereTheHostWantsIt() {
    byte[] upload = TestPictures.file(TestPictures.halfTransparent(2000, 1000), "png");
    CompressionSettings keeping = CompressionSettings.builder().keepAlpha(true).build();

    BufferedImage result =
        TestPictures.read(WebpImageCompressor.with(keeping).compress(upload).bytes());

    assertThat(result.getRGB(900, 250) >>> 24).isZero();
    assertThat(result.getRGB(100, 250) >>> 24).isEqualTo(255);
    assertSimilar(result.getRGB(100, 250), 0xFFFF0000);
  }

  @Test
  void anEmptyUploadIsRefused() {
    assertRefused(new byte[0], Reason.EMPTY);
  }

  @Test
  void textIsRefused() {
    assertRefused(
        "This is not a picture at all.".getBytes(StandardCharsets.US_ASCII),
        Reason.UNSUPPORTED_FORMAT);
  }

  @Test
  void aPictureThatIsCutOffIsRefused() {
    for (String format : List.of("png", "jpeg", "gif", "bmp", "tiff")) {
      byte[] whole = TestPictures.file(TestPictures.scene(300, 200), format);
      assertRefused(Arrays.copyOf(whole, whole.length / 2), Reason.CORRUPT);
    }
  }

  @Test
  void anUploadOverTheByteLimitIsRefusedWithoutBeingReadToItsEnd() {
    CompressionSettings small = CompressionSettings.builder().maxInputBytes(5_000).build();
    byte[] upload = TestPictures.file(TestPictures.noise(300, 300), "png");
    ByteArrayInputStream stream = new ByteArrayInputStream(upload);

    RejectedUploadException refused =
        catchThrowableOfType(
            RejectedUploadException.class, () -> WebpImageCompressor.with(small).compress(stream));

    assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_BYTES);
    assertThat(stream.available()).isGreaterThan(upload.length - 5_002);
  }

  @Test
  void aPictureOverThePixelLimitIsRefused() {
    CompressionSettings small = CompressionSettings.builder().maxInputPixels(10_000).build();

    RejectedUploadException refused =
        catchThrowableOfType(
            RejectedUploadException.class,
            () -> WebpImageCompressor.with(small).compress(file(101, 100)));

    assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
    assertThat(refused).hasMessageContaining("101 x 100");
  }

  @Test
  void aStreamThatFailsIsToldFromABadPicture() {
    InputStream start = new ByteArrayInputStream(file(200, 200), 0, 50);
    InputStream failing = new SequenceInputStream(start, new GoneClient());

    assertThatThrownBy(() -> compressor.compress(failing))
        .isInstanceOf(UnreadableUploadException.class)
        .hasRootCauseMessage("the client went away");
  }

  @Test
  void theStreamIsNotClosed() {
    InputStream upload =
        new ByteArrayInputStream(file(50, 50)) {
          @Override
          public void close() {
            throw new AssertionError("The stream is the host's to close");
          }
        };

    assertThat(compressor.compress(upload).width()).isEqualTo(50);
  }

  @Test
  void aFileIsCompressedByItsPath(@TempDir Path folder) throws IOException {
    Path picture = Files.write(folder.resolve("picture.txt"), file(60, 40));

    assertThat(compressor.compress(picture).dimensions()).contains(new Dimensions(60, 40));
    assertThatThrownBy(() -> compressor.compress(folder.resolve("missing.png")))
        .isInstanceOf(UnreadableUploadException.class)
        .hasMessageContaining("missing.png");
  }

  private void assertRefused(byte[] upload, Reason reason) {
    RejectedUploadException refused =
        catchThrowableOfType(RejectedUploadException.class, () -> compressor.compress(upload));
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).isEqualTo(reason);
  }

  private static byte[] file(int width, int height) {
    return TestPictures.file(TestPictures.scene(width, height), "png");
  }

  private static void assertSimilar(int actual, int expected) {
    for (int shift = 0; shift <= 24; shift += 8) {
      assertThat((actual >>> shift & 255) - (expected >>> shift & 255))
          .as("%08X and %08X", actual, expected)
          .isBetween(-12, 12);
    }
  }

  /** A connection whose other end went away. */
  private static final class GoneClient extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("the client went away");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return read();
    }
  }
}
