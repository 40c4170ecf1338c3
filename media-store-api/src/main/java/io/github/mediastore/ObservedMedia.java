package io.github.mediastore;

import java.io.InputStream;
import java.time.Duration;

/** Tells a {@link MediaListener} what is read of a medium. */
record ObservedMedia(Media media, MediaListener listener) implements Media {

  @Override
  public MediaInfo info() {
    return media.info();
  }

  @Override
  public InputStream openStream() {
    return new ObservedStream(media.openStream(), info(), listener);
  }

  @Override
  public InputStream openStream(ByteRange range) {
    return new ObservedStream(media.openStream(range), info(), listener);
  }

  @Override
  public byte[] bytes() {
    long started = System.nanoTime();
    byte[] bytes = media.bytes();
    listener.read(info(), bytes.length, Duration.ofNanos(System.nanoTime() - started));
    return bytes;
  }
}
