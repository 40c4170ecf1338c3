package io.github.mediastore;

import org.jspecify.annotations.Nullable;

/**
 * The store itself failed; the cause is kept. Of the operation that failed nothing was stored, and
 * what was stored before is untouched; except that when a connection is lost while a transaction is
 * committed, nobody can know whether it was.
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
