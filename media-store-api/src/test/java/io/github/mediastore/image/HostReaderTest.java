package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.image.PaintFormat.PaintReaderSpi;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A format that only the host's own ImageIO reader understands. */
class HostReaderTest {

  private final WebpImageCompressor without = WebpImageCompressor.create();
  private final WebpImageCompressor with =
      WebpImageCompressor.with(
          CompressionSettings.builder().reader(new PaintReaderSpi()).maxDimension(100).build());

  @Test
  void isAcceptedWhereTheHostAddsItsReader() {
    byte[] upload = PaintFormat.file(300, 200, 0x2060A0);

    CompressedImage result = with.compress(upload);

    assertThat(result.receipt().format()).isEqualTo("Paint");
    assertThat(result.width()).isEqualTo(100);
    assertThat(result.height()).isEqualTo(67);
    int rgb = TestPictures.read(result.bytes()).getRGB(50, 30);
    assertThat(rgb & 255).isBetween(0x98, 0xA8);
    assertThat(rgb >> 16 & 255).isBetween(0x18, 0x28);
  }

  @Test
  void isRefusedWithoutItsReaderWhateverTheRegistryHolds() {
    PaintReaderSpi registered = new PaintReaderSpi();
    javax.imageio.spi.IIORegistry.getDefaultInstance().registerServiceProvider(registered);
    try {
      byte[] upload = PaintFormat.file(30, 20, 0x2060A0);
      assertThat(ImageIO.getImageReadersByFormatName("Paint").hasNext()).isTrue();
      assertThat(refusal(without, upload).reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    } finally {
      javax.imageio.spi.IIORegistry.getDefaultInstance().deregisterServiceProvider(registered);
    }
  }

  @Test
  void keepsTheLimits() {
    RejectedUploadException refused = refusal(with, PaintFormat.file(70_000, 1, 0));
    assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
    assertThat(refusal(with, PaintFormat.file(-3, 10, 0)).reason()).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void whateverItsReaderThrowsIsARefusal() {
    byte[] cutOff = java.util.Arrays.copyOf(PaintFormat.file(30, 20, 0), 13);
    assertThat(refusal(with, cutOff).reason()).isEqualTo(Reason.CORRUPT);
    assertThat(refusal(with, cutOff)).hasMessageContaining("is damaged and cannot be read");
    byte[] noSize = java.util.Arrays.copyOf(PaintFormat.file(30, 20, 0), 7);
    assertThat(refusal(with, noSize).reason()).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void otherUnknownFilesAreRefusedAsEver() {
    byte[] text = "Only words".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(refusal(with, text)).hasMessage(refusal(without, text).getMessage());
  }

  private static RejectedUploadException refusal(WebpImageCompressor compressor, byte[] upload) {
    RejectedUploadException refused =
        catchThrowableOfType(RejectedUploadException.class, () -> compressor.compress(upload));
    assertThat(refused).isNotNull();
    return refused;
  }
}
