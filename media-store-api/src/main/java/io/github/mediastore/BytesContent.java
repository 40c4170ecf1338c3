package io.github.mediastore;

import io.github.mediastore.internal.syntax.MediaType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.OptionalLong;

/** Content that is in memory already. */
final class BytesContent implements MediaContent {

  private final String contentType;
  private final byte[] bytes;

  BytesContent(String contentType, byte[] bytes) {
    this.contentType = MediaType.require(contentType);
    this.bytes = bytes;
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
}
