package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A compressed picture at another size. */
final class RenditionContent implements MediaContent {

  private final String contentType;
  private final byte[] bytes;
  private final Dimensions dimensions;
  private final @Nullable String fingerprint;

  RenditionContent(
      String contentType, byte[] bytes, Dimensions dimensions, @Nullable String fingerprint) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.dimensions = dimensions;
    this.fingerprint = fingerprint;
  }

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

  @Override
  public Optional<Dimensions> dimensions() {
    return Optional.of(dimensions);
  }

  @Override
  public Optional<String> settingsFingerprint() {
    return Optional.ofNullable(fingerprint);
  }
}
