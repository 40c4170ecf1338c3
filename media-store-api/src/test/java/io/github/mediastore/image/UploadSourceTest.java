package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.mediastore.MediaContent;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upload that is opened here is closed here, whatever becomes of it. */
class UploadSourceTest {

  private static final byte[] PICTURE = TestPictures.file(TestPictures.scene(64, 48), "png");

  private final WebpImageCompressor compressor =
      WebpImageCompressor.with(CompressionSettings.builder().maxInputBytes(100_000).build());

  @Test
  void anAcceptedUploadIsOpenedOnceAndClosed() {
    Opened opened = new Opened(PICTURE);

    assertThat(compressor.compress(opened).width()).isEqualTo(64);
    assertThat(opened).hasToString("opened 1, closed 1");
  }

  @Test
  void aRefusedUploadIsClosed() {
    for (byte[] refused :
        new byte[][] {
          {},
          {1, 2, 3},
          "This is no picture".getBytes(StandardCharsets.US_ASCII),
          cut(PICTURE),
          new byte[200_000]
        }) {
      Opened opened = new Opened(refused);

      assertThatExceptionOfType(RejectedUploadException.class)
          .isThrownBy(() -> compressor.compress(opened));
      assertThat(opened).hasToString("opened 1, closed 1");
    }
  }

  @Test
  void anUploadThatBreaksOffIsClosed() {
    Opened opened = new Opened(PICTURE, new IOException("The client has gone"));

    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> compressor.compress(opened))
        .withRootCauseInstanceOf(IOException.class);
    assertThat(opened).hasToString("opened 1, closed 1");
  }

  @Test
  void anUploadThatCannotBeOpenedIsUnreadable() {
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(
            () ->
                compressor.compress(
                    (UploadSource)
                        () -> {
                          throw new IOException("The temporary file is gone");
                        }));
  }

  @Test
  void aCompressorOfTheHostsOwnClosesItToo() {
    ImageCompressor failing =
        upload -> {
          throw new RejectedUploadException(
              RejectedUploadException.Reason.CORRUPT, "It is damaged", null);
        };
    Opened opened = new Opened(PICTURE);

    assertThat(catchThrowable(() -> failing.compress(opened)))
        .isInstanceOf(RejectedUploadException.class);
    assertThat(opened).hasToString("opened 1, closed 1");
  }

  @Test
  void aStreamThatTheHostOpenedStaysTheHostsToClose() throws IOException {
    Opened opened = new Opened(PICTURE);
    try (InputStream stream = opened.open()) {
      compressor.compress(stream);
      assertThat(opened).hasToString("opened 1, closed 0");
    }
  }

  @Test
  void aVideoThatIsNoneIsClosed() {
    Opened opened = new Opened(PICTURE);

    assertThat(catchThrowable(() -> MediaContent.ofVideo(PICTURE.length, opened)))
        .isInstanceOf(RejectedUploadException.class);
    assertThat(opened).hasToString("opened 1, closed 1");
  }

  @Test
  void manyUploadsLeaveNoDescriptorOpen(@TempDir Path folder) throws IOException {
    assumeTrue(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean,
        "Only Unix counts descriptors");
    ManyUploads.upload(3, folder); // Opens what is opened once.
    long before = descriptors();

    assertThat(ManyUploads.upload(150, folder)).isEqualTo(50);

    assertThat(descriptors()).isLessThan(before + 20);
  }

  private static long descriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  private static byte[] cut(byte[] file) {
    return Arrays.copyOf(file, file.length / 2);
  }

  /** Counts the streams of an upload. */
  private static final class Opened implements UploadSource {

    private final byte[] bytes;
    private final @Nullable IOException failure;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    Opened(byte[] bytes) {
      this(bytes, null);
    }

    Opened(byte[] bytes, @Nullable IOException failure) {
      this.bytes = bytes;
      this.failure = failure;
    }

    @Override
    public InputStream open() {
      opened.incrementAndGet();
      return new FilterInputStream(new ByteArrayInputStream(bytes)) {
        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          if (failure != null) {
            throw failure;
          }
          return super.read(target, offset, length);
        }

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }

    @Override
    public String toString() {
      return "opened " + opened + ", closed " + closed;
    }
  }
}
