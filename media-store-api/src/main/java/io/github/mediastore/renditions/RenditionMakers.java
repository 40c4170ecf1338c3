package io.github.mediastore.renditions;

import io.github.mediastore.Media;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Threads that make renditions, as many as there are processors: no caller's thread, transaction or
 * time is used for it beyond a limit. They end when there is nothing to do. Safe for use by several
 * threads.
 */
final class RenditionMakers implements AutoCloseable {

  /** More than this would not be made before all who ask have given up. */
  private static final int MOST_WAITING = 1024;

  private static final long SECONDS_IDLE = 5;
  private static final long SECONDS_TO_END = 5;

  private final ThreadPoolExecutor threads;
  private final SingleFlight<Wanted, Optional<Media>> flights;
  private final Function<Wanted, Optional<Media>> making;
  private final Duration patience;

  /**
   * Prepares; starts no thread yet.
   *
   * @param making makes one, or says that there is none
   * @param patience how long a caller waits at most
   */
  RenditionMakers(Function<Wanted, Optional<Media>> making, Duration patience) {
    int processors = Runtime.getRuntime().availableProcessors();
    AtomicInteger count = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            processors,
            processors,
            SECONDS_IDLE,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            work -> {
              Thread thread = new Thread(work, "media-store-rendition-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    this.flights = new SingleFlight<>(threads, Optional.empty());
    this.making = making;
    this.patience = patience;
  }

  /**
   * Waits for a rendition, once it is asked for by whomever.
   *
   * @return the rendition; empty if there is none, if it takes too long, or if the thread is to
   *     stop
   */
  Optional<Media> await(Wanted wanted) {
    Future<Optional<Media>> rendition = flights.join(wanted, () -> making.apply(wanted));
    try {
      return rendition.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Optional.empty(); // It is made all the same, for those who ask later.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new AssertionError("Work that throws nothing has failed", e);
    }
  }

  boolean isClosed() {
    return threads.isShutdown();
  }

  /** Begins nothing more, and waits a few seconds for what is being made. */
  @Override
  public void close() {
    threads.shutdownNow();
    flights.abandon();
    try {
      threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
