package io.github.mediastore.memory;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaContent;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The bytes of content that was read to its end; never changed. */
final class HeldBytes {

  private final byte[] bytes;
  private final Sha256 sha256;

  private HeldBytes(byte[] bytes, Sha256 sha256) {
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  static HeldBytes of(MediaContent content) {
    try (ContentReader reader = ContentReader.open(content)) {
      return new HeldBytes(reader.readAll(), reader.sha256());
    }
  }

  int size() {
    return bytes.length;
  }

  Sha256 sha256() {
    return sha256;
  }

  byte[] copy() {
    return bytes.clone();
  }

  InputStream openStream() {
    return new ByteArrayInputStream(bytes);
  }

  InputStream openStream(ByteRange range) {
    range.requireWithin(bytes.length);
    return new ByteArrayInputStream(bytes, (int) range.first(), (int) range.length());
  }
}
