package io.github.mediastore.examples.parts.operations;

import java.util.List;

/**
 * Something that the program does instead of serving; the name of its bean is what it is called.
 */
interface Command {

  /** Returns what its arguments are, for the usage. */
  String usage();

  /**
   * Does it, and prints to standard output.
   *
   * @return the exit status: 0 if all is well, 1 if not
   * @throws UsageException if the arguments are not understood
   */
  int run(List<String> arguments) throws UsageException;
}
