package io.github.mediastore;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells a {@link MediaListener} what is read of a medium. */
record ObservedMedia(Media media, MediaListener listener) implements Media {

  @Override
  public MediaInfo info() {
    return media.info();
  }

  @Override
  public InputStream openStream() {
    return opened(media::openStream);
  }

  @Override
  public InputStream openStream(ByteRange range) {
    return opened(() -> media.openStream(range));
  }

  @Override
  public byte[] bytes() {
    return new ObservedOperation(listener)
        .run(
            MediaOperation.READ,
            media::bytes,
            (bytes, took) -> listener.read(info(), bytes.length, took));
  }

  @Override
  public Optional<URI> presign(ResponseHeaders headers, Duration valid) {
    return media.presign(headers, valid);
  }

  private InputStream opened(Supplier<InputStream> stream) {
    long started = System.nanoTime();
    try {
      return new ObservedStream(stream.get(), info(), listener, started);
    } catch (RuntimeException e) {
      listener.failed(MediaOperation.READ, e, ObservedOperation.since(started));
      throw e;
    }
  }
}
