package io.github.mediastore.http;

import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStorageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongFunction;

/**
 * Exactly so many bytes of a stream: it throws where they end too early, and reads no further.
 * Whatever fails is an IOException, since servers that read a stream know how to break off for
 * that, and may wait forever after anything else.
 */
final class BodyStream extends InputStream {

  private final InputStream stream;
  private final LongFunction<MediaStorageException> tooShort;
  private long left;

  /**
   * Limits a stream.
   *
   * @param tooShort what is wrong if so many bytes are missing at the end
   */
  BodyStream(InputStream stream, long length, LongFunction<MediaStorageException> tooShort) {
    this.stream = stream;
    this.left = length;
    this.tooShort = tooShort;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    try {
      int count = stream.read(bytes, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw tooShort.apply(left);
      }
      left -= count;
      return count;
    } catch (MediaException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, stream.available());
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
