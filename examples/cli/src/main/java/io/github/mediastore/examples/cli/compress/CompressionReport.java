package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.examples.cli.terminal.ProgressDisplay;

/** Tells the user what became of each file, in the order they were named, and of all together. */
interface CompressionReport {

  /** Reports one file, and counts it in what shows how far the work is. */
  void add(Outcome outcome, ProgressDisplay progress);

  /** Reports the end, when nothing is shown of how far the work is any more. */
  void close();
}
