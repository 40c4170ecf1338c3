package io.github.mediastore.image;

import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.image.Admission.Reservation;
import io.github.mediastore.internal.format.HeaderException;
import io.github.mediastore.internal.format.UploadBuffer;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.imageio.AbandonedReaderException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes uploads in: reads the header, waits for the memory that what is ordered will take, reads
 * the rest, and waits for a processor.
 */
final class UploadIntake {

  private final CompressionSettings settings;
  private final UploadHeaders headers;
  private final MemoryDemand memory;
  private final Admission admission = Admission.shared();

  UploadIntake(CompressionSettings settings, Decoders decoders) {
    this.settings = settings;
    this.headers = new UploadHeaders(settings, decoders.hostReaders());
    this.memory = new MemoryDemand(decoders);
  }

  /**
   * Runs some work on an upload while there is memory and a processor for it.
   *
   * @param upload the upload, of which nothing but its beginning was read
   * @param order what the work will make
   * @param work the work
   * @return what the work returns
   * @throws RejectedUploadException if the upload is not accepted
   * @throws UnreadableUploadException if it cannot be read
   * @throws io.github.mediastore.CompressorBusyException if the wait was too long
   */
  <T> T take(UploadBuffer upload, FrameOrder order, Work<T> work) {
    try {
      ImageHeader early = headers.readEarly(upload);
      try (Reservation reservation = reserve(early, upload, order)) {
        try {
          byte[] file = upload.drain();
          ImageHeader header = headers.complete(early, upload);
          reservation.adjustTo(memory.ofCompression(header, file.length, order));
          reservation.awaitProcessor();
          return work.on(file, header);
        } catch (RejectedUploadException e) {
          if (e.getCause() instanceof AbandonedReaderException abandoned) {
            reservation.keepMemoryUntil(abandoned.end());
          }
          throw e;
        }
      }
    } catch (HeaderException e) {
      throw Refusals.of(e);
    } catch (IOException e) {
      throw new UnreadableUploadException("The upload could not be read to its end", e);
    }
  }

  /**
   * Asks for as large an upload as may come, or as there can be memory for, and for its decoding;
   * if the header is still to come, for that later.
   */
  private Reservation reserve(@Nullable ImageHeader early, UploadBuffer upload, FrameOrder order) {
    int bytes = memory.mostBytes(early, upload, admission.budget(), order);
    upload.limitTo(bytes);
    long needed = memory.of(early, upload, bytes, order);
    return early == null
        ? admission.reserveToGrow(needed, settings.admissionTimeout())
        : admission.reserve(needed, settings.admissionTimeout());
  }

  /**
   * What is done with an upload that is here.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  interface Work<T> {

    /** Does it. */
    T on(byte[] file, ImageHeader header);
  }
}
