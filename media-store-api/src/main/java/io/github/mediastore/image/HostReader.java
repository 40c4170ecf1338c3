package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.internal.imageio.AbandonedReaderException;
import io.github.mediastore.internal.imageio.FramePlacement;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import io.github.mediastore.internal.imageio.ImageIoDecoder.Sight;
import io.github.mediastore.internal.imageio.ReaderThread;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.spi.ImageReaderSpi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader of the host's, on threads that can be abandoned: until two were, then it is switched
 * off. Safe for several threads.
 */
final class HostReader {

  private static final Logger LOG = LoggerFactory.getLogger(HostReader.class);

  /** Each holds its memory and a processor until it ends, if it ever does. */
  private static final int MOST_ABANDONED = 2;

  private final ImageReaderSpi provider;
  private final ImageIoDecoder decoder;
  private final Duration limit;
  private final AtomicInteger abandoned = new AtomicInteger();

  HostReader(ImageReaderSpi provider, Duration limit) {
    this.provider = provider;
    this.decoder = ImageIoDecoder.with(provider, limit);
    this.limit = limit;
  }

  /** Returns whether it is not to be asked any more. */
  boolean isOff() {
    return abandoned.get() >= MOST_ABANDONED;
  }

  /** Returns whether the format of this name is one of those that it reads. */
  boolean reads(String format) {
    return Arrays.stream(provider.getFormatNames()).anyMatch(format::equalsIgnoreCase);
  }

  /** Says why nothing is read. */
  RejectedUploadException refusal() {
    String name = provider.getFormatNames()[0];
    return new RejectedUploadException(
        Reason.TOO_EXPENSIVE,
        name,
        "%s pictures are refused until the application is started again: twice their reader did not end within %d s"
            .formatted(name, limit.toSeconds()),
        null);
  }

  Optional<Sight> look(byte[] file) throws IOException {
    return onThread(() -> decoder.look(file));
  }

  List<Picture> decode(byte[] file, Dimensions frame, List<View> views, boolean acceptTruncated)
      throws IOException {
    BufferedImage picture = onThread(() -> decoder.read(file, frame, acceptTruncated, param -> {}));
    return ImageIoDecoder.resample(picture, FramePlacement.NONE, views);
  }

  private <T> T onThread(ReaderThread.Work<T> work) throws IOException {
    if (isOff()) {
      throw refusal();
    }
    try {
      return ReaderThread.call(
          "media-store reader of " + provider.getFormatNames()[0], limit, work);
    } catch (AbandonedReaderException e) {
      int count = abandoned.incrementAndGet();
      LOG.error(
          "The reader {} did not end within {} s and was abandoned, with its memory. {}",
          provider.getClass().getName(),
          limit.toSeconds(),
          count < MOST_ABANDONED ? "Once more and it is switched off" : "It is switched off");
      throw e;
    }
  }
}
