package io.github.mediastore.image;

import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.decoder.PictureCodec;
import io.github.mediastore.internal.syntax.RenditionName;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.spi.ImageReaderSpi;

/**
 * How pictures are compressed and what is accepted. Immutable; {@link #defaults} are right for
 * pictures on web pages, and {@link #toBuilder} changes one thing and keeps the rest.
 */
public final class CompressionSettings {

  private static final CompressionSettings DEFAULTS = builder().build();

  /** Nobody changes them. */
  private final SettingValues values;

  CompressionSettings(SettingValues values) {
    this.values = values;
  }

  /**
   * Returns the settings that the methods of {@link CompressionSettingsBuilder} name as defaults.
   */
  public static CompressionSettings defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that starts from the defaults. */
  public static CompressionSettingsBuilder builder() {
    return new CompressionSettingsBuilder(new SettingValues());
  }

  /** Returns a builder that starts from these settings. */
  public CompressionSettingsBuilder toBuilder() {
    return new CompressionSettingsBuilder(values);
  }

  /** Returns the size and shape of a result. */
  public Fit fit() {
    return values.fit;
  }

  /** Returns the most pixels the longer side of a result has. */
  public int maxDimension() {
    return values.fit.longerSide();
  }

  /** Returns what stays in view of uploads that come without a focus of their own. */
  public Focus focus() {
    return values.focus;
  }

  /** Returns the WebP qualities to try, from the best to the smallest. */
  public List<Integer> qualities() {
    return values.qualities;
  }

  /** Returns the most bytes a result has. */
  public int maxBytes() {
    return values.maxBytes;
  }

  /** Returns the colour behind transparent pixels as {@code 0xRRGGBB} in sRGB. */
  public int matte() {
    return values.matte;
  }

  /** Returns whether transparent pixels stay transparent. */
  public boolean keepAlpha() {
    return values.keepAlpha;
  }

  /** Returns whether pictures of few colours become lossless where that is smaller. */
  public boolean losslessWhenSmaller() {
    return values.losslessWhenSmaller;
  }

  /** Returns how hard the encoder tries. */
  public Effort effort() {
    return values.effort;
  }

  /** Returns the most bytes an upload may have. */
  public int maxInputBytes() {
    return values.maxInputBytes;
  }

  /** Returns the most pixels an uploaded picture may have. */
  public long maxInputPixels() {
    return values.maxInputPixels;
  }

  /** Returns the most pixels either side of an uploaded picture may have. */
  public int maxInputSide() {
    return values.maxInputSide;
  }

  /** Returns whether a picture that is cut off is accepted as far as it goes. */
  public boolean acceptTruncated() {
    return values.acceptTruncated;
  }

  /** Returns how long an upload waits for memory and a processor before it is refused as busy. */
  public Duration admissionTimeout() {
    return values.admissionTimeout;
  }

  /** Returns the host's readers for formats that are not accepted without them. */
  public List<ImageReaderSpi> readers() {
    return values.readers;
  }

  /** Returns what decodes HEIC and AVIF; empty if they are refused. */
  public Optional<ExternalDecoder> decoder() {
    return Optional.ofNullable(values.decoder);
  }

  /**
   * Returns the media types of what is accepted, for the {@code accept} attribute of a file field;
   * what the host's readers add is not among them.
   */
  public List<String> acceptedMediaTypes() {
    Stream<String> always =
        Stream.of("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp", "image/tiff");
    Set<PictureCodec> codecs = decoder().map(ExternalDecoder::codecs).orElse(Set.of());
    Stream<String> heic =
        codecs.contains(PictureCodec.HEVC) ? Stream.of("image/heic", "image/heif") : Stream.of();
    Stream<String> avif = codecs.contains(PictureCodec.AV1) ? Stream.of("image/avif") : Stream.of();
    return Stream.of(always, heic, avif).flatMap(types -> types).toList();
  }

  /** Returns the other sizes to make of each picture beside the full one. */
  public List<Rendition> renditions() {
    return values.renditions.within(values.fit, values.maxBytes);
  }

  /**
   * Returns a short text that names everything in these settings which changes the bytes of the
   * full picture; it is kept with the picture as {@link
   * io.github.mediastore.MediaContent#settingsFingerprint}.
   */
  public String fingerprint() {
    return Fingerprints.ofPicture(this);
  }

  /**
   * Returns the same for a rendition: its fit and its limit on bytes, the qualities, the matte or
   * that transparency is kept, the effort, whether it may be lossless, and the version of this
   * library's pipeline. What is not in it: the picture, its focus, and limits on uploads.
   *
   * @param rendition the name of one of {@link #renditions}
   * @throws IllegalArgumentException if these settings name no such rendition
   */
  public String fingerprint(String rendition) {
    return Fingerprints.of(this, requireRendition(rendition));
  }

  /** Returns the rendition of a name, which must be one of these. */
  Rendition requireRendition(String name) {
    return renditions().stream()
        .filter(rendition -> rendition.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The settings name no rendition %s, only %s"
                        .formatted(name, renditions().stream().map(Rendition::name).toList())));
  }

  /** Returns what matters in a log. */
  @Override
  public String toString() {
    return "WebP within %s and %d bytes, qualities %s, effort %s%s, renditions %s, from at most %d bytes and %d pixels%s%s"
        .formatted(
            fit().kind() == Fit.Kind.INSIDE ? maxDimension() + " pixels a side" : fit(),
            maxBytes(),
            qualities(),
            effort(),
            keepAlpha() ? ", with transparency" : "",
            renditions().stream().map(Rendition::name).toList(),
            maxInputBytes(),
            maxInputPixels(),
            readers().isEmpty() ? "" : ", with %d readers of the host".formatted(readers().size()),
            decoder().map(decoder -> ", %s by %s".formatted(decoder.codecs(), decoder)).orElse(""));
  }

  /**
   * Another size to make of each picture.
   *
   * @param name the name to ask for it by: 1 to 63 ASCII letters, digits, hyphens and underscores,
   *     a letter or digit first; not {@code full}
   * @param fit its size and shape
   * @param maxBytes the most bytes it has, at least 1000
   */
  public record Rendition(String name, Fit fit, int maxBytes) {

    /**
     * Checks all three.
     *
     * @throws IllegalArgumentException if one of them is out of range
     */
    public Rendition {
      RenditionName.require(name);
      Objects.requireNonNull(fit, "fit");
      SettingRanges.bytes("maxBytes", maxBytes);
    }

    /**
     * Describes a rendition of the picture's own shape: {@link Fit#inside}.
     *
     * @param name the name to ask for it by
     * @param maxDimension the most pixels its longer side has, 1 to 16383
     * @param maxBytes the most bytes it has, at least 1000
     */
    public Rendition(String name, int maxDimension, int maxBytes) {
      this(name, Fit.inside(maxDimension), maxBytes);
    }

    /** Returns the most pixels its longer side has. */
    public int maxDimension() {
      return fit.longerSide();
    }
  }

  /** How hard the WebP encoder tries to make a picture small. */
  public enum Effort {
    /** About two thirds of the time of {@link #BALANCED} for 2 to 3 % more bytes. */
    FAST(2),
    /** What most WebP encoders do by default. */
    BALANCED(4),
    /** About 4 % smaller, at one and two thirds times the time of {@link #BALANCED}. */
    SMALLEST(6);

    private final int method;

    Effort(int method) {
      this.method = method;
    }

    int method() {
      return method;
    }
  }
}
