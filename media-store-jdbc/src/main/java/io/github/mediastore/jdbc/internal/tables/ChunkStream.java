package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * Reads a stretch of a representation, first one chunk and then up to four at a time: who stops
 * early has cost little, and who goes on saves most of the round trips. The first chunk is in hand
 * from the start; no connection is held between reads. Not safe for several threads.
 */
public final class ChunkStream extends InputStream {

  private static final int MOST_CHUNKS = 4;

  private final Representation representation;
  private final ChunkReader chunks;
  private final long end;
  private final Deque<byte[]> ahead = new ArrayDeque<>(MOST_CHUNKS);
  private int chunksAtOnce = 1;
  private byte[] chunk = {};
  private int offset;

  /** Where in the representation the chunk ends that is in hand. */
  private long position;

  private boolean closed;

  /** Opens a stretch and reads its first chunk. */
  public ChunkStream(Representation representation, ByteRange range, ChunkReader chunks) {
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
      offset = chunk.length;
      skipAhead(skipped - inHand);
    }
    return skipped;
  }

  /** Drops chunks that were read ahead, begins with one that is, or goes to where none was read. */
  private void skipAhead(long count) {
    long left = count;
    while (!ahead.isEmpty() && left >= ahead.getFirst().length) {
      left -= ahead.getFirst().length;
      position += ahead.removeFirst().length;
    }
    if (ahead.isEmpty()) {
      position += left;
    } else if (left > 0) {
      take();
      offset = (int) left;
    }
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
    ahead.clear();
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
    if (ahead.isEmpty()) {
      fetch();
    } else {
      take();
    }
    return true;
  }

  private void fetch() {
    long chunkSize = representation.chunkSize();
    long upTo = Math.min(end, (position / chunkSize + chunksAtOnce) * chunkSize);
    ahead.addAll(chunks.read(representation, new ByteRange(position, upTo - 1)));
    chunksAtOnce = MOST_CHUNKS;
    take();
  }

  /** Takes the next chunk that was read ahead. */
  private void take() {
    chunk = ahead.removeFirst();
    offset = 0;
    position += chunk.length;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("This stream is closed");
    }
  }
}
