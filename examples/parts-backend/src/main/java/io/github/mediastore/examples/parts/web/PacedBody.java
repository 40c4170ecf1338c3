package io.github.mediastore.examples.parts.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request as Tomcat reads it, given up when it comes too slowly. Only the time that
 * is spent waiting for it counts.
 */
final class PacedBody implements InputBuffer {

  private final InputBuffer body;
  private final long length;
  private final long leastBytes;
  private final long windowNanos;
  private final Runnable onEnd;
  private long read;
  private long bytes;
  private long nanos;
  private boolean isOver;

  /**
   * Makes one.
   *
   * @param length how many bytes it has; -1 if nobody knows
   * @param leastBytes how many must come while it is waited for as long as the window
   * @param onEnd run once, when nothing more comes or is wanted
   */
  PacedBody(InputBuffer body, long length, long leastBytes, Duration window, Runnable onEnd) {
    this.body = body;
    this.length = length;
    this.leastBytes = leastBytes;
    this.windowNanos = window.toNanos();
    this.onEnd = onEnd;
  }

  @Override
  public int doRead(ApplicationBufferHandler handler) throws IOException {
    long began = System.nanoTime();
    int count = body.doRead(handler);
    nanos += System.nanoTime() - began;
    read += Math.max(0, count);
    bytes += Math.max(0, count);
    if (count < 0 || read == length) {
      end();
    } else if (nanos >= windowNanos) {
      if (bytes < leastBytes) {
        // Tomcat answers 408 to an exception of this type.
        throw new SocketTimeoutException(
            "The body is too slow: %d bytes in %d ms"
                .formatted(bytes, TimeUnit.NANOSECONDS.toMillis(nanos)));
      }
      bytes = 0;
      nanos = 0;
    }
    return count;
  }

  @Override
  public int available() {
    return body.available();
  }

  /** Says that nobody wants the rest; does nothing when it has ended. */
  void end() {
    if (!isOver) {
      isOver = true;
      onEnd.run();
    }
  }

  boolean isOver() {
    return isOver;
  }
}
