package io.github.mediastore.jdbc.migration;

import io.github.mediastore.internal.streams.FileTrouble;
import io.github.mediastore.jdbc.migration.internal.sources.SourceListing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does a step for each thing of a listing, on as many threads as there are processors. The listing
 * waits where it is so far ahead that memory would fill up.
 *
 * @param <T> what is listed
 * @param <R> what becomes of each
 */
final class Workers<T, R> {

  /** Enough that one slot of many files keeps nobody from the others. */
  private static final int MOST_AHEAD = 1024;

  private final Function<? super T, ?> group;
  private final Function<? super T, R> step;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final Semaphore ahead = new Semaphore(MOST_AHEAD);
  private final Map<Object, Queue<T>> waiting = new HashMap<>();
  private final List<R> results = new ArrayList<>();
  private @Nullable Throwable failure;

  private Workers(Function<? super T, ?> group, Function<? super T, R> step) {
    this.group = group;
    this.step = step;
  }

  /**
   * Does the step.
   *
   * @param listing what to do it for
   * @param group those of one group are done one after the other, in the order of the listing
   * @param step the step; what it throws ends all, after what is under way
   * @return what became of each, in no order
   */
  static <T, R> List<R> each(
      SourceListing<T> listing, Function<? super T, ?> group, Function<? super T, R> step) {
    return new Workers<T, R>(group, step).run(listing);
  }

  private List<R> run(SourceListing<T> listing) {
    try {
      listing.each(this::hand);
      ahead.acquire(MOST_AHEAD);
    } catch (IOException e) {
      fail(new UncheckedIOException("Cannot list the files: " + FileTrouble.fileAndReason(e), e));
    } catch (InterruptedException e) {
      fail(interrupted(e));
    } catch (RuntimeException | Error e) {
      fail(e);
    } finally {
      stop();
    }
    return resultsOrFailure();
  }

  private void hand(T item) {
    try {
      ahead.acquire();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    Object key = group.apply(item);
    synchronized (this) {
      rethrow();
      @Nullable Queue<T> queue = waiting.get(key);
      if (queue == null) {
        queue = new ArrayDeque<>();
        waiting.put(key, queue);
        threads.execute(() -> doAll(key));
      }
      queue.add(item);
    }
  }

  private void doAll(Object key) {
    for (@Nullable T item = next(key); item != null; item = next(key)) {
      try {
        R result = step.apply(item);
        synchronized (this) {
          results.add(result);
        }
      } catch (RuntimeException | Error e) {
        fail(e);
      } finally {
        ahead.release();
      }
    }
  }

  private synchronized @Nullable T next(Object key) {
    Queue<T> queue = waiting.getOrDefault(key, new ArrayDeque<>());
    if (failure != null) {
      ahead.release(queue.size());
      queue.clear();
    }
    @Nullable T item = queue.poll();
    if (item == null) {
      waiting.remove(key);
    }
    return item;
  }

  private synchronized void fail(Throwable thrown) {
    if (failure == null) {
      failure = thrown;
    } else if (failure != thrown) {
      failure.addSuppressed(thrown);
    }
  }

  private synchronized List<R> resultsOrFailure() {
    rethrow();
    return results;
  }

  private void rethrow() {
    if (failure instanceof RuntimeException thrown) {
      throw thrown;
    }
    if (failure instanceof Error thrown) {
      throw thrown;
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("The migration was interrupted; it can be started again", e);
  }

  /** Waits for what is under way, so that nothing goes on when the caller believes it has ended. */
  private void stop() {
    threads.shutdown();
    boolean isInterrupted = Thread.interrupted();
    boolean hasEnded = false;
    while (!hasEnded) {
      try {
        hasEnded = threads.awaitTermination(1, TimeUnit.MINUTES); // A large video may take longer.
      } catch (InterruptedException e) {
        threads.shutdownNow();
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
