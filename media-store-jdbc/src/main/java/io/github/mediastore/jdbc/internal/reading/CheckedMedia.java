package io.github.mediastore.jdbc.internal.reading;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.Sha256;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A medium whose bytes are held to its digest whenever they are read whole. */
public record CheckedMedia(Media media) implements Media {

  @Override
  public MediaInfo info() {
    return media.info();
  }

  @Override
  public InputStream openStream() {
    return new CheckedStream(media.openStream(), info());
  }

  @Override
  public InputStream openStream(ByteRange range) {
    return media.openStream(range);
  }

  @Override
  public byte[] bytes() {
    byte[] bytes = media.bytes();
    CheckedStream.check(info(), Sha256.of(bytes));
    return bytes;
  }

  @Override
  public Optional<URI> presign(ResponseHeaders headers, Duration valid) {
    return media.presign(headers, valid);
  }
}
