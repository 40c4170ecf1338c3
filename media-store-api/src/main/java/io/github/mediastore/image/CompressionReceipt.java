package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came in, what came out and how: for the user who wants to see what was saved, and for the
 * developer who wonders why. Immutable.
 */
public final class CompressionReceipt {

  private final String format;
  private final long bytesIn;
  private final Dimensions dimensionsIn;
  private final List<Attempt> attempts;
  private final Duration duration;

  private CompressionReceipt(Builder builder) {
    this.format = Objects.requireNonNull(builder.format, "format");
    this.bytesIn = builder.bytesIn;
    this.dimensionsIn = Objects.requireNonNull(builder.dimensionsIn, "dimensionsIn");
    this.attempts = List.copyOf(builder.attempts);
    this.duration = builder.duration;
    if (attempts.isEmpty()) {
      throw new IllegalStateException("Nothing came out of a compression without attempts");
    }
  }

  /** Returns the name of the format that came in, such as {@code JPEG}. */
  public String format() {
    return format;
  }

  /** Returns the bytes that came in. */
  public long bytesIn() {
    return bytesIn;
  }

  /** Returns the dimensions of the picture that came in, as it is meant to be looked at. */
  public Dimensions dimensionsIn() {
    return dimensionsIn;
  }

  /** Returns the bytes that came out. */
  public long bytesOut() {
    return result().bytes();
  }

  /** Returns the dimensions of the picture that came out. */
  public Dimensions dimensionsOut() {
    return result().dimensions();
  }

  /** Returns the WebP quality of the picture that came out, 0 to 100. */
  public int quality() {
    return result().quality();
  }

  /** Returns every encode that was made, in order; the last one is the result. */
  public List<Attempt> attempts() {
    return attempts;
  }

  /** Returns how long it took, from the first byte to the last, without waiting for admission. */
  public Duration duration() {
    return duration;
  }

  /**
   * Returns what was saved, in per cent of the bytes that came in; negative if the result is
   * larger, as can happen with pictures that were tiny to begin with.
   */
  public double savedPercent() {
    return 100.0 * (bytesIn - bytesOut()) / bytesIn;
  }

  private Attempt result() {
    return attempts.get(attempts.size() - 1);
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return "%s %s, %d bytes -> WebP %s, %d bytes, quality %d, saved %.0f %%, %d ms"
        .formatted(
            format,
            dimensionsIn,
            bytesIn,
            dimensionsOut(),
            bytesOut(),
            quality(),
            savedPercent(),
            duration.toMillis());
  }

  static Builder builder() {
    return new Builder();
  }

  /**
   * One encode on the way to the result.
   *
   * @param dimensions the size it was made at
   * @param quality the WebP quality, 0 to 100
   * @param bytes how large it became
   */
  public record Attempt(Dimensions dimensions, int quality, int bytes) {}

  /** Collects a receipt while the stages run. */
  static final class Builder {

    private @Nullable String format;
    private long bytesIn;
    private @Nullable Dimensions dimensionsIn;
    private List<Attempt> attempts = List.of();
    private Duration duration = Duration.ZERO;

    Builder source(String format, long bytes, Dimensions dimensions) {
      this.format = format;
      this.bytesIn = bytes;
      this.dimensionsIn = dimensions;
      return this;
    }

    Builder attempts(List<Attempt> attempts) {
      this.attempts = attempts;
      return this;
    }

    Builder duration(Duration duration) {
      this.duration = duration;
      return this;
    }

    CompressionReceipt build() {
      return new CompressionReceipt(this);
    }
  }
}
