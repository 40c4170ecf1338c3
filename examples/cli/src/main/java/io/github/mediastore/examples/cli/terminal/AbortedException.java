package io.github.mediastore.examples.cli.terminal;

/** A command cannot go on; the message says why. */
public final class AbortedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private AbortedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Something that the command needs cannot be used. */
  public static AbortedException trouble(String message) {
    return new AbortedException(ExitStatus.TROUBLE, message);
  }

  /** Part of the work was not done. */
  public static AbortedException incomplete(String message) {
    return new AbortedException(ExitStatus.INCOMPLETE, message);
  }

  /** Returns what the command exits with. */
  public int status() {
    return status;
  }
}
