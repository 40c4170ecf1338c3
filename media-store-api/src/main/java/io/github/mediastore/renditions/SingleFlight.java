package io.github.mediastore.renditions;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Does work once for all who ask for the same thing while it is under way. Safe for use by several
 * threads.
 *
 * @param <K> names a thing
 * @param <V> what becomes of it
 */
final class SingleFlight<K, V> {

  private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();
  private final Executor executor;
  private final V nothing;

  /**
   * Prepares.
   *
   * @param executor does the work, or rejects it
   * @param nothing what comes of work that is rejected or abandoned
   */
  SingleFlight(Executor executor, V nothing) {
    this.executor = executor;
    this.nothing = nothing;
  }

  /**
   * Joins the work that is under way for a thing, or begins it.
   *
   * @param key the thing
   * @param work never throws an exception
   */
  Future<V> join(K key, Supplier<V> work) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> others = underWay.putIfAbsent(key, mine);
    if (others != null) {
      return others;
    }
    boolean isBegun = false;
    try {
      executor.execute(() -> land(key, mine, work));
      isBegun = true;
    } catch (RejectedExecutionException e) {
      isBegun = false; // Too much is waiting, or all has ended.
    } finally {
      if (!isBegun) {
        finish(key, mine, nothing);
      }
    }
    return mine;
  }

  /** Tells all who wait that nothing comes. */
  void abandon() {
    underWay.forEach((key, flight) -> finish(key, flight, nothing));
  }

  private void land(K key, CompletableFuture<V> flight, Supplier<V> work) {
    V result = nothing;
    try {
      result = work.get();
    } finally {
      finish(key, flight, result);
    }
  }

  /** Who comes from now on finds the result in the store; what failed is tried again. */
  private void finish(K key, CompletableFuture<V> flight, V result) {
    underWay.remove(key, flight);
    flight.complete(result);
  }
}
