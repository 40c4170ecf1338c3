package io.github.mediastore.examples.cli.parallel;

import io.github.mediastore.examples.cli.terminal.AbortedException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Works on many items with several threads and hands the results over in the items' order, each as
 * soon as those before it are there. No more results wait than a window holds.
 *
 * <p>When the process is told to end (Ctrl-C, SIGTERM), the work under way is interrupted and
 * awaited, so that it can clean up after itself, and nothing more is handed over.
 *
 * @param <I> the items
 * @param <R> the results
 */
public final class OrderedExecution<I, R> {

  private static final int WINDOW_PER_THREAD = 32;
  private static final int SECONDS_TO_CLEAN_UP = 10;

  private final ExecutorService threads;
  private final int window;
  private final Work<I, R> work;
  private final Consumer<R> results;
  private final Thread stopper = new Thread(this::stop, "stopper");
  private volatile boolean stopped;

  private OrderedExecution(int threads, Work<I, R> work, Consumer<R> results) {
    this.threads = Executors.newFixedThreadPool(threads);
    this.window = threads * WINDOW_PER_THREAD;
    this.work = work;
    this.results = results;
  }

  /**
   * Works on all items.
   *
   * @param items the items
   * @param threads how many threads work
   * @param work what is to be done; what it throws ends everything
   * @param results takes the results, on the calling thread
   * @throws CancellationException if the process is about to end
   */
  public static <I, R> void run(
      Iterable<I> items, int threads, Work<I, R> work, Consumer<R> results) {
    new OrderedExecution<>(threads, work, results).run(items);
  }

  private void run(Iterable<I> items) {
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      Queue<Future<R>> pending = new ArrayDeque<>();
      for (I item : items) {
        if (pending.size() == window) {
          handOver(pending.remove());
        }
        pending.add(threads.submit(() -> work.of(item)));
      }
      while (!pending.isEmpty()) {
        handOver(pending.remove());
      }
    } catch (RuntimeException e) {
      // Work that is interrupted, or not even taken on any more, fails in ways of its own.
      throw stopped ? new CancellationException("The process is about to end") : e;
    } finally {
      endThreads();
      forgetStopper();
    }
  }

  private void handOver(Future<R> future) {
    R result = await(future);
    if (stopped) {
      throw new CancellationException();
    }
    results.accept(result);
  }

  private R await(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("Unexpected: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.incomplete("Interrupted");
    }
  }

  private void stop() {
    stopped = true;
    endThreads();
  }

  private void endThreads() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forgetStopper() {
    try {
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (IllegalStateException e) {
      // It is running: the process ends right now.
    }
  }

  /** What is done to each item. */
  @FunctionalInterface
  public interface Work<I, R> {
    R of(I item) throws InterruptedException;
  }
}
