package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A report on one compression: the input, what was done to it, and the result. It shows users what
 * was saved, and developers why. Immutable.
 */
public final class CompressionReceipt {

  static final String WEBP = "WebP";

  private final String format;
  private final String formatOut;
  private final long bytesIn;
  private final Dimensions dimensionsIn;
  private final int framesIn;
  private final @Nullable String colour;
  private final Set<Treatment> treatments;
  private final List<Attempt> attempts;
  private final Attempt result;
  private final Map<String, Attempt> renditions;
  private final Map<String, Fit> fits;
  private final Duration duration;

  private CompressionReceipt(Builder builder) {
    this.format = Objects.requireNonNull(builder.format, "format");
    this.formatOut = builder.formatOut;
    this.bytesIn = builder.bytesIn;
    this.dimensionsIn = Objects.requireNonNull(builder.dimensionsIn, "dimensionsIn");
    this.framesIn = builder.framesIn;
    this.colour = builder.colour;
    this.treatments = Set.copyOf(builder.treatments);
    this.attempts = List.copyOf(builder.attempts);
    this.result = Objects.requireNonNull(builder.result, "result");
    this.renditions = Collections.unmodifiableMap(new TreeMap<>(builder.renditions));
    this.fits = Map.copyOf(builder.fits);
    this.duration = builder.duration;
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

  /** Returns how many frames or pages came in, at least; the first one was taken. */
  public int framesIn() {
    return framesIn;
  }

  /**
   * Returns what was or was not done to the colours, such as {@code converted from Display P3};
   * empty if they were sRGB and the file did not say anything else.
   */
  public Optional<String> colour() {
    return Optional.ofNullable(colour);
  }

  /** Returns what was done to the picture. Metadata is always removed and not listed. */
  public Set<Treatment> treatments() {
    return treatments;
  }

  /** Returns the bytes that came out. */
  public long bytesOut() {
    return result.bytes();
  }

  /** Returns the dimensions of the picture that came out. */
  public Dimensions dimensionsOut() {
    return result.dimensions();
  }

  /** Returns the quality of the picture that came out, 0 to 100; 100 if it is lossless. */
  public int quality() {
    return result.quality();
  }

  /** Returns whether the picture that came out is lossless WebP. */
  public boolean lossless() {
    return result.lossless();
  }

  /** Returns every encode in the order they were made, the one that came out among them. */
  public List<Attempt> attempts() {
    return attempts;
  }

  /** Returns the encodes that became renditions, by the names of these and in their order. */
  public Map<String, Attempt> renditions() {
    return renditions;
  }

  /**
   * Returns how renditions were fitted, by their names: of those that {@link #renditions} has, if
   * their compressor says so.
   */
  public Map<String, Fit> fits() {
    return fits;
  }

  /** Returns how long it took, from the whole upload to the result, without any waiting. */
  public Duration duration() {
    return duration;
  }

  /**
   * Returns what was saved, in per cent of the bytes that came in; negative if the result is
   * larger, as can happen with pictures that were tiny to begin with.
   */
  public double savedPercent() {
    return bytesIn == 0 ? 0 : 100.0 * (bytesIn - bytesOut()) / bytesIn;
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return "%s %s, %d bytes -> %s %s, %d bytes, %s, saved %.0f %%, %d ms%s"
        .formatted(
            format,
            dimensionsIn,
            bytesIn,
            formatOut,
            dimensionsOut(),
            bytesOut(),
            lossless() ? "lossless" : "quality " + quality(),
            savedPercent(),
            duration.toMillis(),
            remarks());
  }

  private String remarks() {
    StringBuilder remarks = new StringBuilder();
    treatments.stream()
        .sorted()
        .forEach(t -> remarks.append(", ").append(t.name().toLowerCase(Locale.ROOT)));
    colour().ifPresent(text -> remarks.append(", ").append(text));
    renditions.forEach(
        (name, made) ->
            remarks.append(
                ", %s %s%s in %d bytes"
                    .formatted(name, made.dimensions(), shape(name), made.bytes())));
    return remarks.isEmpty() ? "" : " (" + remarks.substring(2) + ")";
  }

  /** Tells of a fit only where it may have changed the shape. */
  private String shape(String rendition) {
    Fit fit = fits.get(rendition);
    return fit == null || fit.kind() == Fit.Kind.INSIDE ? "" : " (" + fit + ")";
  }

  static Builder builder() {
    return new Builder();
  }

  /** Something that was done to a picture. New ones may be added. */
  public enum Treatment {
    /** All frames or pages but the first were left out. */
    REDUCED_TO_FIRST_FRAME,
    /** It was scaled down. */
    SCALED,
    /** It was turned upright. */
    TURNED,
    /** Its transparency was laid on the matte. */
    FLATTENED,
    /** What did not fit its shape was cut off. */
    CROPPED,
    /** What was missing to its shape was filled up. */
    PADDED
  }

  /**
   * One encode on the way to the result.
   *
   * @param dimensions the size it was made at
   * @param quality the WebP quality, 0 to 100; 100 if it is lossless
   * @param lossless whether it is lossless
   * @param bytes how large it became
   */
  public record Attempt(Dimensions dimensions, int quality, boolean lossless, int bytes) {}

  /** Collects a receipt while the stages run. */
  static final class Builder {

    private @Nullable String format;
    private String formatOut = WEBP;
    private long bytesIn;
    private @Nullable Dimensions dimensionsIn;
    private int framesIn = 1;
    private @Nullable String colour;
    private final Set<Treatment> treatments = EnumSet.noneOf(Treatment.class);
    private List<Attempt> attempts = List.of();
    private @Nullable Attempt result;
    private Map<String, Attempt> renditions = Map.of();
    private Map<String, Fit> fits = Map.of();
    private Duration duration = Duration.ZERO;

    Builder source(String format, Dimensions dimensions, int frames) {
      this.format = format;
      this.dimensionsIn = dimensions;
      this.framesIn = frames;
      return this;
    }

    Builder bytesIn(long bytes) {
      this.bytesIn = bytes;
      return this;
    }

    Builder formatOut(String name) {
      this.formatOut = name;
      return this;
    }

    Builder colour(Optional<String> note) {
      this.colour = note.orElse(null);
      return this;
    }

    Builder treatment(Treatment treatment, boolean done) {
      if (done) {
        treatments.add(treatment);
      }
      return this;
    }

    Builder result(Attempt result, List<Attempt> attempts) {
      this.result = result;
      this.attempts = attempts;
      return this;
    }

    Builder renditions(Map<String, Attempt> renditions) {
      this.renditions = renditions;
      return this;
    }

    Builder fits(Map<String, Fit> fits) {
      this.fits = fits;
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
