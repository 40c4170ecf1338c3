package io.github.mediastore.internal.video;

import java.io.InputStream;
import java.util.Objects;

/** A file with many zeros in its middle. Counts what is read of it, not what is passed over. */
final class SparseFile extends InputStream {

  private final byte[] start;
  private final byte[] end;
  private final long endsAt;
  private final long size;
  private long position;
  private long bytesRead;

  SparseFile(byte[] start, long zeros, byte[] end) {
    this.start = start;
    this.end = end;
    this.endsAt = start.length + zeros;
    this.size = endsAt + end.length;
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  public int read() {
    if (position >= size) {
      return -1;
    }
    long at = position++;
    bytesRead++;
    if (at < start.length) {
      return start[(int) at] & 0xFF;
    }
    return at < endsAt ? 0 : end[(int) (at - endsAt)] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int count = 0;
    while (count < length) {
      int next = read();
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      bytes[offset + count++] = (byte) next;
    }
    return count;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.max(0, Math.min(count, size - position));
    position += skipped;
    return skipped;
  }
}
