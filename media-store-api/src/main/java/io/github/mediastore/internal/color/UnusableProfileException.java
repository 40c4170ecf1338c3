package io.github.mediastore.internal.color;

import java.io.Serial;

/** A picture's colour profile cannot be used; the message says why, in words for the receipt. */
final class UnusableProfileException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  UnusableProfileException(String reason) {
    super(reason);
  }
}
