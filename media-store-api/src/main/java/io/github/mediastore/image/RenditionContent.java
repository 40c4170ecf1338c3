package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A compressed picture at a smaller size. */
final class RenditionContent implements MediaContent {

  private final String contentType;
  private final byte[] bytes;
  private final Dimensions dimensions;

  RenditionContent(String contentType, byte[] bytes, Dimensions dimensions) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.dimensions = dimensions;
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
}
