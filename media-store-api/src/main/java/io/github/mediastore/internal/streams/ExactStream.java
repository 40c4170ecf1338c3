package io.github.mediastore.internal.streams;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of so many bytes: it ends after them, whatever else there is, and throws if the one
 * behind it ends before.
 */
public final class ExactStream extends FilterInputStream {

  private final String what;
  private final long size;
  private long left;

  /**
   * Wraps a stream.
   *
   * @param in the stream, closed with this one
   * @param size how many bytes it must have
   * @param what whose bytes they are, for the message
   */
  public ExactStream(InputStream in, long size, String what) {
    super(in);
    this.what = what;
    this.size = size;
    this.left = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0 && length > 0) {
      return -1;
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException(
          what
              + " ended after "
              + (size - left)
              + " of the "
              + size
              + " bytes that were asked for");
    }
    left -= read;
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(Math.min(bytes, left));
    left -= skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(in.available(), left);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
