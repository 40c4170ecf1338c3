package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Reads a stretch of a representation chunk by chunk. The first chunk is in hand from the start;
 * between chunks no connection is held. Not safe for several threads.
 */
final class ChunkStream extends InputStream {

  private final Representation representation;
  private final ChunkReader chunks;
  private final long end;
  private long position;
  private byte[] chunk = {};
  private int offset;
  private boolean closed;

  ChunkStream(Representation representation, ByteRange range, ChunkReader chunks) {
    this.representation = representation;
    this.chunks = chunks;
    this.position = range.first();
    this.end = range.last() + 1;
    fetch();
  }

  @Override
  public int read() throws IOException {
    return advance() ? chunk[offset++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    Objects.checkFromIndexSize(start, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int count = Math.min(length, chunk.length - offset);
    System.arraycopy(chunk, offset, bytes, start, count);
    offset += count;
    return count;
  }

  /** Skips without reading what is skipped. */
  @Override
  public long skip(long count) throws IOException {
    requireOpen();
    int inHand = chunk.length - offset;
    long skipped = Math.max(0, Math.min(count, inHand + end - position));
    if (skipped <= inHand) {
      offset += (int) skipped;
    } else {
      position += skipped - inHand;
      offset = chunk.length;
    }
    return skipped;
  }

  @Override
  public int available() throws IOException {
    requireOpen();
    return chunk.length - offset;
  }

  @Override
  public void close() {
    closed = true;
    chunk = new byte[0];
    offset = 0;
  }

  /** Makes sure that there is a byte in hand; returns false at the end. */
  private boolean advance() throws IOException {
    requireOpen();
    if (offset < chunk.length) {
      return true;
    }
    if (position == end) {
      return false;
    }
    fetch();
    return true;
  }

  private void fetch() {
    int seq = (int) (position / representation.chunkSize());
    int from = (int) (position % representation.chunkSize());
    int length = (int) Math.min(representation.chunkSize() - from, end - position);
    chunk = chunks.read(representation, seq, from, length);
    offset = 0;
    position += length;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("This stream is closed");
    }
  }
}
