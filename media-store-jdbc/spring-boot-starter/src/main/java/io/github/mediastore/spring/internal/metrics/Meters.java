package io.github.mediastore.spring.internal.metrics;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaOperation;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.UnknownUploadException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionReceipt;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.jdbc.objects.SweepReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what the store and the compressor do. Tags have few values: formats, kinds of
 * operations and failures, never slots or ids.
 */
public final class Meters implements MediaListener, AnswerListener, SweepListener {

  private static final String PREFIX = "media.store.";

  /** The timer of operations, whether it is one of these meters or made of observations. */
  static final String OPERATIONS = PREFIX + "operations";

  private static final Set<Outcome> CHANGES =
      EnumSet.of(Outcome.NOTED, Outcome.KEPT, Outcome.DOOMED, Outcome.DELETED, Outcome.FAILED);

  private final MeterRegistry registry;
  private final boolean timesOperations;

  /**
   * Makes the listener.
   *
   * @param registry where the meters are
   * @param timesOperations whether operations are timed here, and not by observations
   */
  public Meters(MeterRegistry registry, boolean timesOperations) {
    this.registry = registry;
    this.timesOperations = timesOperations;
  }

  @Override
  public void compressed(MediaContent picture, Duration took) {
    if (picture instanceof CompressedImage image) {
      CompressionReceipt receipt = image.receipt();
      Tags format = Tags.of("format", receipt.format());
      timer("compress", "Compressing an upload, without waiting", format)
          .record(receipt.duration());
      Duration waited = took.minus(receipt.duration());
      timer(
              "compress.wait",
              "Reading an upload, and waiting for memory and a processor",
              Tags.empty())
          .record(waited.isNegative() ? Duration.ZERO : waited);
      record(receipt.bytesIn(), "compress.in", "Bytes of uploads", format);
      record(receipt.bytesOut(), "compress.out", "Bytes that uploads were compressed to", format);
    }
  }

  @Override
  public void stored(MediaInfo info, Duration took) {
    record(info.size(), "stored", "Bytes of media that were stored", Tags.empty());
  }

  @Override
  public void read(MediaInfo info, long bytes, Duration took) {
    record(bytes, "read", "Bytes of media that were read", Tags.empty());
  }

  @Override
  public void removed(int count) {
    counter("removed", "Media that were removed", Tags.empty()).increment(count);
  }

  @Override
  public void rejected(MediaException reason) {
    counter("rejected", "Uploads that were not compressed or stored", Tags.of("reason", of(reason)))
        .increment();
  }

  @Override
  public void completed(MediaOperation operation, Duration took) {
    ended(operation, "none", took);
  }

  @Override
  public void failed(MediaOperation operation, RuntimeException failure, Duration took) {
    ended(operation, failure.getClass().getSimpleName(), took);
  }

  @Override
  public void answered(int status) {
    counter("answers", "Answers to requests for media", Tags.of("status", Integer.toString(status)))
        .increment();
  }

  @Override
  public void swept(
      @Nullable SweepReport report, @Nullable RuntimeException failure, Duration took) {
    String error = failure == null ? "none" : failure.getClass().getSimpleName();
    timer("sweep", "Sweeps of objects that nothing refers to", Tags.of("error", error))
        .record(took);
    if (report != null) {
      CHANGES.forEach(
          outcome ->
              counter(
                      "swept",
                      "Objects that sweeps took a step further",
                      Tags.of("outcome", outcome.name().toLowerCase(Locale.ROOT)))
                  .increment((double) report.count(outcome)));
    }
  }

  private static String of(MediaException reason) {
    if (reason instanceof RejectedUploadException rejected) {
      return rejected.reason().name().toLowerCase(Locale.ROOT);
    }
    if (reason instanceof CompressorBusyException) {
      return "busy";
    }
    if (reason instanceof UnreadableUploadException) {
      return "unreadable";
    }
    if (reason instanceof UnknownUploadException) {
      return "unknown_upload";
    }
    if (reason instanceof MissingOwnerException) {
      return "missing_owner";
    }
    return reason instanceof CodecUnavailableException ? "codec" : "storage";
  }

  private void ended(MediaOperation operation, String error, Duration took) {
    if (timesOperations) {
      Tags tags = Tags.of("operation", operation.name().toLowerCase(Locale.ROOT), "error", error);
      timer("operations", "Operations of the store and the compressor", tags).record(took);
    }
  }

  private Timer timer(String name, String description, Tags tags) {
    return Timer.builder(PREFIX + name).description(description).tags(tags).register(registry);
  }

  private void record(long bytes, String name, String description, Tags tags) {
    DistributionSummary.builder(PREFIX + name)
        .description(description)
        .baseUnit("bytes")
        .tags(tags)
        .register(registry)
        .record((double) bytes);
  }

  private Counter counter(String name, String description, Tags tags) {
    return Counter.builder(PREFIX + name).description(description).tags(tags).register(registry);
  }
}
