package io.github.mediastore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Counts what is read and tells a {@link MediaListener} when it is closed. For one thread. */
final class ObservedStream extends FilterInputStream {

  private final MediaInfo info;
  private final MediaListener listener;
  private final long opened = System.nanoTime();
  private long bytes;
  private boolean closed;

  ObservedStream(InputStream stream, MediaInfo info, MediaListener listener) {
    super(stream);
    this.info = info;
    this.listener = listener;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    bytes += read == -1 ? 0 : 1;
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    bytes += Math.max(read, 0);
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
    if (!closed) {
      closed = true;
      listener.read(info, bytes, Duration.ofNanos(System.nanoTime() - opened));
    }
  }
}
