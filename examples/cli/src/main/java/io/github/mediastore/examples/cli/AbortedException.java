package io.github.mediastore.examples.cli;

/** A command cannot go on; the message says why. */
final class AbortedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AbortedException(String message) {
    super(message);
  }
}
