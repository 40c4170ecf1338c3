package io.github.mediastore.jdbc.renditions;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does a step for each thing of a batch, on as many threads as there are processors. What a step
 * throws ends all, after what is under way. For one thread.
 */
final class Batches implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private volatile boolean isFailed;

  /** Does the step for all of them. */
  <T> void each(List<T> batch, Consumer<? super T> step) {
    List<Callable<Void>> steps = batch.stream().map(item -> step(item, step)).toList();
    try {
      for (Future<Void> done : threads.invokeAll(steps)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The job was interrupted; it can be started again", e);
    } catch (ExecutionException e) {
      throw unchecked(Objects.requireNonNull(e.getCause()));
    }
  }

  private <T> Callable<Void> step(T item, Consumer<? super T> step) {
    return () -> {
      if (!isFailed) {
        try {
          step.accept(item);
        } catch (RuntimeException | Error e) {
          isFailed = true;
          throw e;
        }
      }
      return null;
    };
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  /** Waits for what is under way, so that nothing goes on when the caller believes it has ended. */
  @Override
  public void close() {
    threads.shutdownNow();
    boolean isInterrupted = Thread.interrupted();
    boolean hasEnded = false;
    while (!hasEnded) {
      try {
        hasEnded = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
