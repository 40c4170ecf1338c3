package io.github.mediastore.examples.cli.compress;

/** Tells the user what became of each file, in the order they were named, and of all together. */
interface CompressionReport {

  /** Reports one file. */
  void add(Outcome outcome);

  /** Reports the end. */
  void close();
}
