package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * The store itself failed, for example because the database did. The failed operation stored
 * nothing and left earlier data unchanged. One exception: if the connection is lost during a
 * commit, it is unknown whether the commit succeeded.
 */
public final class MediaStorageException extends MediaException {

  private static final long serialVersionUID = 1L;

  private final boolean isTransient;

  /**
   * Says what happened.
   *
   * @param message what was being done, on what, and what went wrong
   * @param cause what was behind it, or null
   * @param isTransient whether the same operation in a new transaction may succeed
   */
  public MediaStorageException(String message, @Nullable Throwable cause, boolean isTransient) {
    super(message, cause);
    this.isTransient = isTransient;
  }

  /**
   * Returns whether the same operation in a new transaction may succeed: a connection was lost, a
   * deadlock was broken up, a serialization failed, the server is starting.
   */
  public boolean isTransient() {
    return isTransient;
  }
}
