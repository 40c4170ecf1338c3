package io.github.mediastore;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Runs operations and tells a {@link MediaListener} how each ended.
 *
 * @param listener who is told
 */
record ObservedOperation(MediaListener listener) {

  /** Runs an operation of which there is no more to say than that it ended. */
  <T> T run(MediaOperation operation, Supplier<T> work) {
    return run(operation, work, (result, took) -> {});
  }

  /** Runs an operation; what is said about its result is said first. */
  <T> T run(
      MediaOperation operation, Supplier<T> work, BiConsumer<? super T, ? super Duration> told) {
    if (operation != MediaOperation.READ) {
      listener.started(operation);
    }
    long started = System.nanoTime();
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      listener.failed(operation, e, since(started));
      throw e;
    }
    Duration took = since(started);
    told.accept(result, took);
    listener.completed(operation, took);
    return result;
  }

  /** Runs an operation that stores content, which may be rejected. */
  <T> T store(
      MediaOperation operation, Supplier<T> work, BiConsumer<? super T, ? super Duration> told) {
    return run(
        operation,
        () -> {
          try {
            return work.get();
          } catch (MediaException e) {
            listener.rejected(e);
            throw e;
          }
        },
        told);
  }

  static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
