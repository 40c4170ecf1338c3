package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaContent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A compressed picture: upright, in sRGB, small, and without metadata. Immutable; ready to be given
 * to a {@link io.github.mediastore.MediaStore}.
 *
 * <p>An {@link ImageCompressor} of a host's own makes them with {@link #builder}, for another
 * format or in a test:
 *
 * <pre>{@code
 * ImageCompressor fake =
 *     upload -> CompressedImage.builder("image/webp", bytes, new Dimensions(4, 3)).build();
 * }</pre>
 */
public final class CompressedImage implements MediaContent {

  private final String contentType;
  private final byte[] bytes;
  private final CompressionReceipt receipt;
  private final @Nullable String placeholder;
  private final @Nullable FocalPoint focus;
  private final @Nullable String fingerprint;
  private final Map<String, MediaContent> renditions;

  CompressedImage(
      String contentType,
      byte[] bytes,
      CompressionReceipt receipt,
      @Nullable String placeholder,
      @Nullable FocalPoint focus,
      @Nullable String fingerprint,
      Map<String, MediaContent> renditions) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.receipt = receipt;
    this.placeholder = placeholder;
    this.focus = focus;
    this.fingerprint = fingerprint;
    this.renditions = Collections.unmodifiableMap(new TreeMap<>(renditions));
  }

  /** Returns the same with a focus, if it has none. */
  CompressedImage focusedOn(@Nullable FocalPoint point) {
    return focus != null || point == null
        ? this
        : new CompressedImage(
            contentType, bytes, receipt, placeholder, point, fingerprint, renditions);
  }

  /**
   * Returns a builder, for compressors of a host's own.
   *
   * @param contentType the media type of the bytes, such as {@code image/avif}
   * @param bytes the compressed picture, copied
   * @param dimensions its size
   * @return the builder
   * @throws IllegalArgumentException if the media type is malformed
   */
  public static CompressedImageBuilder builder(
      String contentType, byte[] bytes, Dimensions dimensions) {
    return new CompressedImageBuilder(contentType, bytes, dimensions);
  }

  /** Returns the media type: {@code image/webp} from this library's own compressor. */
  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(bytes.length);
  }

  @Override
  public InputStream openStream() {
    return new ByteArrayInputStream(bytes);
  }

  /** Returns the dimensions of the compressed picture, always present. */
  @Override
  public Optional<Dimensions> dimensions() {
    return Optional.of(receipt.dimensionsOut());
  }

  /**
   * Returns a data URI of at most 200 characters, the picture at 16 pixels; empty if the picture
   * has transparent pixels, behind which it would show, or if whoever made it gave none.
   */
  @Override
  public Optional<String> placeholder() {
    return Optional.ofNullable(placeholder);
  }

  /**
   * Returns the focus that was given or found, in fractions of this picture, to be kept with it:
   * renditions that are thought of later are cut about the same point. Empty if nobody chose one
   * and nothing was cut off.
   */
  @Override
  public Optional<FocalPoint> focus() {
    return Optional.ofNullable(focus);
  }

  /** Returns {@link CompressionSettings#fingerprint()} of the settings that made it. */
  @Override
  public Optional<String> settingsFingerprint() {
    return Optional.ofNullable(fingerprint);
  }

  /**
   * Returns the picture at the other sizes that the settings name, in the order of their names. One
   * that has the shape of the picture itself and would not be smaller is left out.
   */
  @Override
  public Map<String, MediaContent> renditions() {
    return renditions;
  }

  /** Returns the width of the compressed picture in pixels. */
  public int width() {
    return receipt.dimensionsOut().width();
  }

  /** Returns the height of the compressed picture in pixels. */
  public int height() {
    return receipt.dimensionsOut().height();
  }

  /** Returns the bytes of the compressed picture, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns a report on the input, what was done to it, and the result. */
  public CompressionReceipt receipt() {
    return receipt;
  }

  /** Returns the receipt's line. */
  @Override
  public String toString() {
    return receipt.toString();
  }
}
