package io.github.mediastore;

import io.github.mediastore.internal.syntax.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** Content that can be read once, such as the body of a request. */
final class StreamContent implements MediaContent {

  private final String contentType;
  private final InputStream stream;
  private final AtomicBoolean opened = new AtomicBoolean();

  StreamContent(String contentType, InputStream stream) {
    this.contentType = MediaType.require(contentType);
    this.stream = stream;
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  @Override
  public InputStream openStream() throws IOException {
    if (!opened.compareAndSet(false, true)) {
      throw new IOException("This content is a stream and was read already");
    }
    return stream;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }
}
