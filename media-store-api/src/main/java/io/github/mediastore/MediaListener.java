package io.github.mediastore;

import java.time.Duration;

/**
 * Receives callbacks from a store, for metrics of any kind. Called on the thread of the operation,
 * after it. An exception thrown by a listener propagates to the caller of the operation, so
 * listeners should not throw. Implementations must be safe for use by several threads.
 *
 * <p>If the host owns the transaction, what was reported may still be rolled back.
 */
public interface MediaListener {

  /**
   * Content was put, added, or replaced other content.
   *
   * @param info the facts about the new medium
   * @param took how long that took
   */
  default void stored(MediaInfo info, Duration took) {}

  /**
   * A medium was found; its bytes may be read from now on.
   *
   * @param info the facts about the medium
   * @param took how long finding it took
   */
  default void found(MediaInfo info, Duration took) {}

  /**
   * Bytes of a medium were read, and the stream was closed.
   *
   * @param info the facts about the medium
   * @param bytes how many bytes were read
   * @param took how long it took from opening to closing
   */
  default void read(MediaInfo info, long bytes, Duration took) {}

  /**
   * Media were removed by {@code remove}, {@code clear} or {@code clearOwner}.
   *
   * @param count how many, at least 1
   */
  default void removed(int count) {}

  /**
   * Content was not stored.
   *
   * @param reason why
   */
  default void rejected(MediaException reason) {}
}
