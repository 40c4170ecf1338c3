package io.github.mediastore.s3;

import java.io.IOException;

/** The answer came whole and makes no sense; the next would not be better. */
final class UnusableAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  UnusableAnswerException(String message) {
    super(message);
  }

  UnusableAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
