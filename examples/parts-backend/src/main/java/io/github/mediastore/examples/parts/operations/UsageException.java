package io.github.mediastore.examples.parts.operations;

/** Arguments that a command does not understand. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
