package io.github.mediastore.examples.parts.web;

/** What a request names is not there; the message is fit for the user. */
public final class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is not there.
   *
   * @param message a sentence
   */
  public NotFoundException(String message) {
    super(message);
  }
}
