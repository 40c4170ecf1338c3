package io.github.mediastore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Counts what is read and tells a {@link MediaListener} when it is closed. For one thread. */
final class ObservedStream extends FilterInputStream {

  private final MediaInfo info;
  private final MediaListener listener;
  private final long opened;
  private long bytes;
  private boolean failed;
  private boolean closed;

  ObservedStream(InputStream stream, MediaInfo info, MediaListener listener, long opened) {
    super(stream);
    this.info = info;
    this.listener = listener;
    this.opened = opened;
  }

  @Override
  public int read() throws IOException {
    try {
      int read = in.read();
      bytes += read == -1 ? 0 : 1;
      return read;
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int read = in.read(target, offset, length);
      bytes += Math.max(read, 0);
      return read;
    } catch (RuntimeException e) {
      throw failed(e);
    }
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
      Duration took = ObservedOperation.since(opened);
      listener.read(info, bytes, took);
      if (!failed) {
        listener.completed(MediaOperation.READ, took);
      }
    }
  }

  /** Says so once, however often somebody tries again. */
  private RuntimeException failed(RuntimeException e) {
    if (!failed) {
      failed = true;
      listener.failed(MediaOperation.READ, e, ObservedOperation.since(opened));
    }
    return e;
  }
}
