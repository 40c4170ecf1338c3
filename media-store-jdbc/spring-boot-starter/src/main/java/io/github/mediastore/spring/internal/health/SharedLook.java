package io.github.mediastore.spring.internal.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A question that may never be answered: it is asked on one thread, and all who ask meanwhile wait
 * for the same answer, each as long as it likes.
 *
 * @param <T> the answer
 */
final class SharedLook<T> {

  private final Callable<T> question;
  private final AtomicReference<@Nullable CompletableFuture<T>> underWay = new AtomicReference<>();

  SharedLook(Callable<T> question) {
    this.question = question;
  }

  /** Asks, or joins those who have asked. */
  CompletableFuture<T> begin() {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> theirs = underWay.compareAndExchange(null, mine);
    if (theirs != null) {
      return theirs;
    }
    Thread thread = new Thread(() -> look(mine), "media-store-health");
    thread.setDaemon(true);
    thread.start();
    return mine;
  }

  T within(Duration limit) throws ExecutionException, InterruptedException, TimeoutException {
    return begin().get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(CompletableFuture<T> result) {
    try {
      result.complete(question.call());
    } catch (Exception e) {
      result.completeExceptionally(e);
    } finally {
      underWay.set(null);
    }
  }
}
