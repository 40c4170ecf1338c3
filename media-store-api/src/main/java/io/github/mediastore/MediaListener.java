package io.github.mediastore;

import java.time.Duration;

/**
 * Receives callbacks from a store and from a compressor, for metrics of any kind. Called on the
 * thread of the operation, after it unless the method says otherwise. An exception thrown by a
 * listener propagates to the caller of the operation, so listeners should not throw.
 * Implementations must be safe for use by several threads.
 *
 * <p>Every operation ends in {@link #completed} or {@link #failed}, after the method that says more
 * about it, if there is one. If the host owns the transaction, what was reported may still be
 * rolled back.
 *
 * @see ObservedMediaStore
 * @see io.github.mediastore.image.ObservedImageCompressor
 */
public interface MediaListener {

  /**
   * An operation begins on this thread, and ends on it in {@link #completed} or {@link #failed}.
   * Not called for {@link MediaOperation#READ}, as a stream may be closed on another thread.
   *
   * @param operation which
   */
  default void started(MediaOperation operation) {}

  /**
   * An upload was compressed.
   *
   * @param picture the result
   * @param took how long that took, waiting for memory and a processor included
   */
  default void compressed(MediaContent picture, Duration took) {}

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
   * An upload was not compressed, or content was not stored.
   *
   * @param reason why
   */
  default void rejected(MediaException reason) {}

  /**
   * An operation ended well, whether or not there was anything to be found or removed.
   *
   * @param operation which
   * @param took how long it took
   */
  default void completed(MediaOperation operation, Duration took) {}

  /**
   * An operation failed.
   *
   * @param operation which
   * @param failure what its caller gets to see; not always a {@link MediaException}
   * @param took how long it took until then
   */
  default void failed(MediaOperation operation, RuntimeException failure, Duration took) {}
}
