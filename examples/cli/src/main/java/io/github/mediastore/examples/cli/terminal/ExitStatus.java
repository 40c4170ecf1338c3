package io.github.mediastore.examples.cli.terminal;

/** What a command tells the shell, the same for all of them. */
public final class ExitStatus {

  /** All was done. */
  public static final int DONE = 0;

  /** Part of the work was not done; the reasons have been printed. */
  public static final int INCOMPLETE = 1;

  /** The command was not understood. */
  public static final int USAGE = 2;

  /** The database, the WebP library or the file system could not be used. */
  public static final int TROUBLE = 3;

  private ExitStatus() {}
}
