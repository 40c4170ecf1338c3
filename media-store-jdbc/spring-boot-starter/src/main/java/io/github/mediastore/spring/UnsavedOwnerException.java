package io.github.mediastore.spring;

/** An object was asked for a slot before it had a key: save it first, then store its media. */
public final class UnsavedOwnerException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Says which object it was.
   *
   * @param message the class, its key and the slot that was asked for
   */
  public UnsavedOwnerException(String message) {
    super(message);
  }
}
