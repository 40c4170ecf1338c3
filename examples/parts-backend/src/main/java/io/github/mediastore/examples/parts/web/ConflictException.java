package io.github.mediastore.examples.parts.web;

/** What a request wants does not fit what is there now; the message is fit for the user. */
public final class ConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what does not fit.
   *
   * @param message a sentence
   * @param cause what was behind it
   */
  public ConflictException(String message, Throwable cause) {
    super(message, cause);
  }
}
