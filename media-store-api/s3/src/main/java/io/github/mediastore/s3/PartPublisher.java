package io.github.mediastore.s3;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The blocks of a part as the body of a request, as often as it is tried. Blocks are sent as they
 * are: the JDK's publishers of arrays copy them to buffers of 16 KiB first.
 */
final class PartPublisher implements BodyPublisher {

  private final Part part;
  private final int length;

  /**
   * Makes one of a part, not an empty one, whose bytes nobody changes until the answer is there.
   */
  PartPublisher(Part part) {
    this.part = part;
    this.length = part.length();
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(new Blocks(subscriber));
  }

  /** What one request is still to get. It asks for more while it is given a block, or later. */
  private final class Blocks implements Flow.Subscription {

    private final Flow.Subscriber<? super ByteBuffer> subscriber;

    /** Does not keep what was given: the HTTP client holds its last request for long. */
    private final Queue<ByteBuffer> left = new ArrayDeque<>(part.buffers());

    private final AtomicLong wanted = new AtomicLong();
    private volatile boolean isOver;

    private Blocks(Flow.Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      // Who asks while another is giving lets that one give more.
      if (wanted.getAndAccumulate(count, Blocks::sum) > 0) {
        return;
      }
      while (!isOver) {
        subscriber.onNext(left.remove());
        if (left.isEmpty()) {
          isOver = true;
          subscriber.onComplete();
        } else if (wanted.decrementAndGet() == 0) {
          return;
        }
      }
    }

    private static long sum(long before, long more) {
      return before > Long.MAX_VALUE - more ? Long.MAX_VALUE : before + more;
    }

    @Override
    public void cancel() {
      isOver = true;
    }
  }
}
