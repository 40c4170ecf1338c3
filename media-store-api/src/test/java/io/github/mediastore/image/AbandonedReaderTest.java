package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.image.Admission.Reservation;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reader of the host's that loops over what it has in memory, and reads nothing any more. */
class AbandonedReaderTest {

  private static final ImageTypeSpecifier RGB =
      ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB);
  private static final byte[] UPLOAD = ScriptedReaderSpi.file(300, 200);

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(2);
  private volatile boolean loops = true;

  @AfterEach
  void letItEnd() throws InterruptedException {
    loops = false;
    ended.await();
  }

  @Test
  void itsUploadIsRefusedAndItsMemoryStaysChargedUntilItEnds() throws InterruptedException {
    WebpImageCompressor compressor = compressor(new ScriptedReaderSpi(RGB, in -> loop()));

    assertThat(refusal(compressor, UPLOAD))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_EXPENSIVE))
        .hasMessageContaining("takes longer");
    assertThat(isAllMemoryFree()).isFalse();
    refusal(compressor, UPLOAD);

    loops = false;
    ended.await();
    while (!isAllMemoryFree()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void afterTwoItIsSwitchedOffAndRefusedByName() {
    WebpImageCompressor compressor = compressor(new ScriptedReaderSpi(RGB, in -> loop()));
    refusal(compressor, UPLOAD);
    refusal(compressor, UPLOAD);

    RejectedUploadException off = refusal(compressor, UPLOAD);

    assertThat(asked).hasValue(2);
    assertThat(off.reason()).isEqualTo(Reason.TOO_EXPENSIVE);
    assertThat(off.format()).contains("Script");
    assertThat(off).hasMessageContaining("Script pictures are refused");
    byte[] text = "Only words".getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(compressor, text).reason()).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    byte[] png = TestPictures.file(TestPictures.scene(30, 20), "png");
    assertThat(compressor.compress(png).width()).isEqualTo(30);
  }

  @Test
  void itMayLoopWhereverItIsAsked() {
    WebpImageCompressor compressor =
        compressor(new ScriptedReaderSpi(RGB, in -> null).recognisingBy(in -> loop()));
    refusal(compressor, UPLOAD);
    refusal(compressor, UPLOAD);

    assertThat(refusal(compressor, UPLOAD)).hasMessageContaining("Script pictures are refused");
    assertThat(asked).hasValue(2);
  }

  @Test
  void anotherReaderOfTheHostsIsAskedAllTheSame() {
    WebpImageCompressor compressor =
        WebpImageCompressor.with(
            CompressionSettings.builder()
                .reader(new ScriptedReaderSpi(RGB, in -> null).recognisingBy(in -> loop()))
                .reader(new PaintFormat.PaintReaderSpi())
                .build(),
            Duration.ofMillis(200));
    refusal(compressor, UPLOAD);
    refusal(compressor, UPLOAD);

    assertThat(compressor.compress(PaintFormat.file(30, 20, 0)).width()).isEqualTo(30);
  }

  @Test
  void oneThatReadsOnIsStoppedAndNotAbandoned() {
    loops = false;
    ended.countDown();
    ended.countDown();
    WebpImageCompressor compressor =
        compressor(
            new ScriptedReaderSpi(
                RGB,
                in -> {
                  asked.incrementAndGet();
                  while (true) {
                    in.seek(0);
                    in.read();
                  }
                }));
    for (int i = 0; i < 4; i++) {
      assertThat(refusal(compressor, UPLOAD)).hasMessageContaining("takes longer");
    }
    assertThat(asked).hasValue(4);
    assertThat(isAllMemoryFree()).isTrue();
  }

  private BufferedImage loop() {
    asked.incrementAndGet();
    while (loops) {
      Thread.onSpinWait();
    }
    ended.countDown();
    return new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
  }

  private static boolean isAllMemoryFree() {
    Admission shared = Admission.shared();
    try (Reservation all = shared.reserve(shared.budget(), Duration.ZERO)) {
      return all != null;
    } catch (CompressorBusyException e) {
      return false;
    }
  }

  private static WebpImageCompressor compressor(ImageReaderSpi reader) {
    return WebpImageCompressor.with(
        CompressionSettings.builder().reader(reader).build(), Duration.ofMillis(200));
  }

  private static RejectedUploadException refusal(WebpImageCompressor compressor, byte[] upload) {
    RejectedUploadException refused =
        catchThrowableOfType(RejectedUploadException.class, () -> compressor.compress(upload));
    assertThat(refused).isNotNull();
    return refused;
  }
}
