package io.github.mediastore.objects;

import java.io.IOException;

/** There is no object of that key, or not in the version that was asked for. */
public final class NoSuchObjectException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Says which.
   *
   * @param key the key of the object
   */
  public NoSuchObjectException(String key) {
    super("There is no object " + key);
  }
}
