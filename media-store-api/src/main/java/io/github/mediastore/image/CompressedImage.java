package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
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
 */
public final class CompressedImage implements MediaContent {

  private final String contentType;
  private final byte[] bytes;
  private final CompressionReceipt receipt;
  private final @Nullable String placeholder;
  private final Map<String, MediaContent> renditions;

  CompressedImage(
      String contentType,
      byte[] bytes,
      CompressionReceipt receipt,
      @Nullable String placeholder,
      Map<String, MediaContent> renditions) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.receipt = receipt;
    this.placeholder = placeholder;
    this.renditions = Collections.unmodifiableMap(new TreeMap<>(renditions));
  }

  /** Returns {@code image/webp}. */
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
   * Returns a data URI of at most 200 characters, the picture at 16 pixels; empty only if the
   * picture has transparent pixels, behind which it would show.
   */
  @Override
  public Optional<String> placeholder() {
    return Optional.ofNullable(placeholder);
  }

  /**
   * Returns the picture at the smaller sizes that the settings name, in the order of their names.
   * One that would not be smaller than the picture itself is left out.
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
