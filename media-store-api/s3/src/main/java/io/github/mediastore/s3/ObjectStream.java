package io.github.mediastore.s3;

import io.github.mediastore.ByteRange;
import io.github.mediastore.objects.NoSuchObjectException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stretch of an object. Where a connection is lost it goes on at the same byte of another.
 *
 * <p>A reader that is slow, because its client is, holds no connection: it gets the bytes in
 * blocks, each of which is fetched at once. One that stops altogether gives its connection back
 * too.
 */
final class ObjectStream extends InputStream {

  private static final int BLOCK = 256 << 10;

  /** Who takes longer for a mebibyte is slow. */
  private static final int PACE_BYTES = 1 << 20;

  private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int STALL_SECONDS = 2;
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(STALL_SECONDS, TimeUnit.SECONDS);

  private final S3Client client;
  private final RangeRequests requests;
  private final String key;
  private final long end;
  private final ReentrantLock lock = new ReentrantLock();

  /** One of both, or none. */
  private @Nullable AnswerBody body;

  private byte[] block = {};
  private int blockPosition;

  private long position;
  private Attempts attempts;
  private long paceBytes;
  private long paceNanos;
  private long returned = System.nanoTime();
  private boolean isSlow;
  private boolean isClosed;

  /**
   * Opens it.
   *
   * @throws NoSuchObjectException if there is no such object
   * @throws IOException if not all of the stretch is there
   */
  ObjectStream(S3Client client, String key, ByteRange range) throws IOException {
    this.client = client;
    this.key = key;
    this.requests = new RangeRequests(client, key);
    this.position = range.first();
    this.end = range.first() + range.length();
    this.attempts = client.attempts();
    request();
  }

  /** Asks for what comes next: a block for who is slow or wants little, else all the rest. */
  private void request() throws IOException {
    long left = end - position;
    if (isSlow || left <= BLOCK) {
      block = requests.fetch(new ByteRange(position, position + Math.min(left, BLOCK) - 1));
      blockPosition = 0;
    } else {
      body = requests.open(new ByteRange(position, end - 1));
      LATER.execute(this::dropIfStalled);
    }
    returned = System.nanoTime();
  }

  private void dropIfStalled() {
    boolean isRead = !lock.tryLock();
    if (!isRead) {
      try {
        if (System.nanoTime() - returned > TimeUnit.SECONDS.toNanos(STALL_SECONDS)) {
          isSlow = true;
          drop();
        }
        isRead = body != null;
      } finally {
        lock.unlock();
      }
    }
    if (isRead) {
      LATER.execute(this::dropIfStalled);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    lock.lock();
    try {
      if (isClosed) {
        throw new IOException("The stream is closed");
      }
      if (length == 0) {
        return 0;
      }
      return position == end ? -1 : readSome(bytes, offset, length);
    } finally {
      returned = System.nanoTime();
      lock.unlock();
    }
  }

  private int readSome(byte[] bytes, int offset, int length) throws IOException {
    paceNanos += System.nanoTime() - returned;
    if (paceBytes >= PACE_BYTES || paceNanos >= PACE_NANOS) {
      adaptToPace();
    }
    while (true) {
      if (body == null && blockPosition == block.length) {
        request();
      }
      try {
        int read = copy(bytes, offset, (int) Math.min(length, end - position));
        position += read;
        paceBytes += read;
        return read;
      } catch (IOException e) {
        drop();
        attempts.pauseAfter(e);
      }
    }
  }

  private void adaptToPace() {
    isSlow = paceBytes < PACE_BYTES;
    if (isSlow) {
      drop();
    } else {
      // Who loses each connection before that makes no progress.
      attempts = client.attempts();
    }
    paceBytes = 0;
    paceNanos = 0;
  }

  private int copy(byte[] bytes, int offset, int length) throws IOException {
    AnswerBody from = body;
    if (from == null) {
      int copied = Math.min(length, block.length - blockPosition);
      System.arraycopy(block, blockPosition, bytes, offset, copied);
      blockPosition += copied;
      return copied;
    }
    int read = from.read(bytes, offset, length);
    if (read < 0) {
      throw new EOFException("The object " + key + " ended before byte " + end);
    }
    return read;
  }

  private void drop() {
    AnswerBody dropped = body;
    body = null;
    if (dropped != null) {
      dropped.close();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      block = new byte[0];
      blockPosition = 0;
      drop();
    } finally {
      lock.unlock();
    }
  }
}
