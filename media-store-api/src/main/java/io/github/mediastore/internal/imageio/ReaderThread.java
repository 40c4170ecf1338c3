package io.github.mediastore.internal.imageio;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a reader does on a thread that can be abandoned: Java has no way to end a thread that
 * loops over what it has buffered.
 */
public final class ReaderThread {

  /** What a reader that is stopped has to come to its end, at least: the machine may be busy. */
  private static final Duration LEAST_GRACE = Duration.ofMillis(500);

  private ReaderThread() {}

  /**
   * Runs something on a thread of its own and waits for it. An interrupt of the waiting thread does
   * not end the wait, and is kept.
   *
   * @param name of the thread
   * @param limit how long it may take; one that reads on is stopped by then, and has a twentieth
   *     more to come to its end
   * @param work what to run
   * @throws AbandonedReaderException if it goes on
   */
  public static <T> T call(String name, Duration limit, Work<T> work) throws IOException {
    CompletableFuture<T> result = new CompletableFuture<>();
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(work.run());
              } catch (Throwable e) { // Thrown again by the thread that waits.
                result.completeExceptionally(e);
              } finally {
                end.complete(null);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return await(thread, result, end, limit);
  }

  private static <T> T await(
      Thread thread, CompletableFuture<T> result, CompletableFuture<Void> end, Duration limit)
      throws IOException {
    long deadline = System.nanoTime() + limit.plus(grace(limit)).toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (TimeoutException e) {
          thread.interrupt();
          throw new AbandonedReaderException(
              "it takes longer than " + limit.toSeconds() + " s to decode", end);
        } catch (ExecutionException e) {
          throw thrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Duration grace(Duration limit) {
    Duration share = limit.dividedBy(20);
    return share.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : share;
  }

  private static IOException thrown(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return cause instanceof IOException e ? e : new IOException(cause);
  }

  /**
   * What a reader does.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Work<T> {

    /** Does it. */
    T run() throws IOException;
  }
}
