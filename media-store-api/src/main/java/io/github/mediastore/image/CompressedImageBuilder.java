package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaContent;
import io.github.mediastore.image.CompressionReceipt.Attempt;
import io.github.mediastore.internal.syntax.MediaType;
import io.github.mediastore.internal.syntax.RenditionName;
import io.github.mediastore.internal.syntax.SettingsFingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a compressor of a host's own made of an upload. Not safe for several threads at
 * once.
 */
public final class CompressedImageBuilder {

  private static final int LONGEST_PLACEHOLDER = 200;

  private final String contentType;
  private final byte[] bytes;
  private final Dimensions dimensions;
  private final Map<String, byte[]> renditions = new HashMap<>();
  private final Map<String, Attempt> encodes = new HashMap<>();
  private String sourceFormat;
  private long sourceBytes;
  private Dimensions sourceDimensions;
  private int quality = 100;
  private @Nullable String placeholder;
  private @Nullable FocalPoint focus;
  private @Nullable String fingerprint;

  CompressedImageBuilder(String contentType, byte[] bytes, Dimensions dimensions) {
    this.contentType = MediaType.require(contentType);
    this.bytes = bytes.clone();
    this.dimensions = Objects.requireNonNull(dimensions, "dimensions");
    this.sourceFormat = format(contentType);
    this.sourceBytes = bytes.length;
    this.sourceDimensions = dimensions;
  }

  /**
   * Says what came in, for the receipt. Unless set: the same as what comes out.
   *
   * @param format the name people know the format by, such as {@code JPEG}
   * @param size how many bytes came in
   * @param original the size of the picture that came in
   * @return this builder
   */
  public CompressedImageBuilder source(String format, long size, Dimensions original) {
    this.sourceFormat = Objects.requireNonNull(format, "format");
    this.sourceBytes = size;
    this.sourceDimensions = Objects.requireNonNull(original, "original");
    return this;
  }

  /**
   * Says at what quality it was encoded, for the receipt.
   *
   * @param percent 0 to 100; 100 unless set
   * @return this builder
   */
  public CompressedImageBuilder quality(int percent) {
    this.quality = SettingRanges.between("quality", percent, 0, 100);
    return this;
  }

  /**
   * Sets what is shown before the picture arrives.
   *
   * @param dataUri a data URI of at most 200 characters; none unless set
   * @return this builder
   * @throws IllegalArgumentException if it is longer, or no data URI
   */
  public CompressedImageBuilder placeholder(String dataUri) {
    if (!dataUri.startsWith("data:") || dataUri.length() > LONGEST_PLACEHOLDER) {
      throw new IllegalArgumentException(
          "A placeholder is a data URI of at most 200 characters, not " + dataUri);
    }
    this.placeholder = dataUri;
    return this;
  }

  /**
   * Sets what stays in view when the picture is cut.
   *
   * @param point the focus, in fractions of this picture; none unless set
   * @return this builder
   */
  public CompressedImageBuilder focus(FocalPoint point) {
    this.focus = Objects.requireNonNull(point, "point");
    return this;
  }

  /**
   * Names the settings that made it and its renditions.
   *
   * @param text 1 to 64 visible ASCII characters; none unless set
   * @return this builder
   * @throws IllegalArgumentException if it is anything else
   */
  public CompressedImageBuilder settingsFingerprint(String text) {
    this.fingerprint = SettingsFingerprint.require(text);
    return this;
  }

  /**
   * Adds the same picture at another size, in the same format.
   *
   * @param name as {@link MediaContent#renditions} says
   * @param smaller its bytes, copied
   * @param size its size
   * @return this builder
   * @throws IllegalArgumentException if no rendition can have the name
   */
  public CompressedImageBuilder rendition(String name, byte[] smaller, Dimensions size) {
    RenditionName.require(name);
    renditions.put(name, smaller.clone());
    encodes.put(name, new Attempt(size, quality, false, smaller.length));
    return this;
  }

  /** Returns the picture. */
  public CompressedImage build() {
    Attempt result = new Attempt(dimensions, quality, false, bytes.length);
    CompressionReceipt receipt =
        CompressionReceipt.builder()
            .source(sourceFormat, sourceDimensions, 1)
            .bytesIn(sourceBytes)
            .treatment(CompressionReceipt.Treatment.SCALED, !sourceDimensions.equals(dimensions))
            .formatOut(format(contentType))
            .result(result, List.of(result))
            .renditions(encodes)
            .build();
    Map<String, MediaContent> contents = new HashMap<>();
    encodes.forEach(
        (name, encode) ->
            contents.put(
                name,
                new RenditionContent(
                    contentType,
                    Objects.requireNonNull(renditions.get(name)),
                    encode.dimensions(),
                    fingerprint)));
    return new CompressedImage(
        contentType, bytes, receipt, placeholder, focus, fingerprint, contents);
  }

  private static String format(String contentType) {
    String subtype = contentType.substring(contentType.indexOf('/') + 1);
    return subtype.equalsIgnoreCase("webp")
        ? CompressionReceipt.WEBP
        : subtype.toUpperCase(Locale.ROOT);
  }
}
