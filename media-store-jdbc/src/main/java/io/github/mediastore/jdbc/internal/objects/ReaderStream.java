package io.github.mediastore.jdbc.internal.objects;

import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.internal.streams.SmallReads;
import java.io.InputStream;
import java.util.Objects;

/** What a reader of content has left, for an object store to read. Not safe for several threads. */
final class ReaderStream extends InputStream {

  private final ContentReader reader;
  private final byte[] buffer = new byte[SmallReads.MOST_BYTES];
  private int offset;
  private int length;
  private boolean ended;

  ReaderStream(ContentReader reader) {
    this.reader = reader;
  }

  @Override
  public int read() {
    return advance() ? buffer[offset++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int start, int count) {
    Objects.checkFromIndexSize(start, count, bytes.length);
    if (count == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int read = Math.min(count, length - offset);
    System.arraycopy(buffer, offset, bytes, start, read);
    offset += read;
    return read;
  }

  /** Makes sure that there is a byte in hand; returns false at the end. */
  private boolean advance() {
    if (offset == length && !ended) {
      offset = 0;
      length = reader.fill(buffer);
      ended = length < buffer.length;
    }
    return offset < length;
  }

  /** Returns whether all was read. */
  boolean isAtEnd() {
    return !advance();
  }
}
