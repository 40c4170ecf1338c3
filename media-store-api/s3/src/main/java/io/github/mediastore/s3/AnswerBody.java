package io.github.mediastore.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, as a stream that waits for its next bytes only so long. The JDK's own
 * waits for ever. Closing it before its end gives the connection up, and so reads nothing more.
 */
final class AnswerBody extends InputStream implements HttpResponse.BodySubscriber<AnswerBody> {

  private static final List<ByteBuffer> END = List.of();
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private static final int FIRST_BYTES = 256 << 10;

  private final Duration patience;
  private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile @Nullable Throwable failure;
  private Iterator<ByteBuffer> buffers = END.iterator();
  private ByteBuffer current = NONE;
  private volatile boolean ended;
  private volatile boolean closed;

  AnswerBody(Duration patience) {
    this.patience = patience;
  }

  @Override
  public CompletionStage<AnswerBody> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription offered) {
    subscription = offered;
    if (closed) {
      offered.cancel();
    } else {
      offered.request(2);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> items) {
    if (!items.isEmpty()) {
      arrived.add(items);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    failure = thrown;
    arrived.add(END);
  }

  @Override
  public void onComplete() {
    ended = true;
    arrived.add(END);
  }

  @Override
  public int read() throws IOException {
    return fill() ? current.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int read = Math.min(length, current.remaining());
    current.get(bytes, offset, read);
    return read;
  }

  /** Waits until there is a byte; returns whether there is one. */
  private boolean fill() throws IOException {
    while (!current.hasRemaining()) {
      if (closed) {
        throw new IOException("The stream is closed");
      }
      if (buffers.hasNext()) {
        current = buffers.next();
      } else if (!next()) {
        return false;
      }
    }
    return true;
  }

  private boolean next() throws IOException {
    List<ByteBuffer> items;
    try {
      items = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for the next bytes");
    }
    if (items == null) {
      throw new SocketTimeoutException("No more bytes came for " + patience.toMillis() + " ms");
    }
    if (items == END) {
      arrived.add(END);
      if (failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      return false;
    }
    buffers = items.iterator();
    Flow.Subscription from = subscription;
    if (from != null) {
      from.request(1);
    }
    return true;
  }

  /**
   * Reads to the end or to so many bytes, and gives up what trickles: it has the patience, and then
   * time for what has come.
   */
  byte[] readSoon(int most) throws IOException {
    byte[] bytes = new byte[Math.min(most, FIRST_BYTES)];
    int length = 0;
    long began = System.nanoTime();
    while (length < most) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * length));
      }
      int read = read(bytes, length, bytes.length - length);
      if (read < 0) {
        break;
      }
      length += read;
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      if (took.compareTo(S3Client.timeFor(length, patience)) > 0) {
        throw new SocketTimeoutException(
            "Only " + length + " bytes came within " + took.toMillis() + " ms");
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  @Override
  public void close() {
    closed = true;
    current = NONE;
    Flow.Subscription from = subscription;
    if (!ended && from != null) {
      from.cancel();
    }
  }
}
