package io.github.mediastore.examples.cli.terminal;

/**
 * How far some work is.
 *
 * @param done how many items are done
 * @param total how many there are
 * @param bad how many of those done went wrong
 * @param bytes how many bytes were read for them
 * @param kept how many bytes came of those that went well
 * @param keptFrom from how many bytes
 * @param seconds how long it took so far
 */
public record Progress(
    long done, long total, long bad, long bytes, long kept, long keptFrom, double seconds) {

  /** Returns how long the rest takes if it goes on as it has; -1 if nobody can say yet. */
  long secondsLeft() {
    if (done == 0 || seconds < 1) {
      return -1;
    }
    return Math.round(Math.max(0, total - done) * seconds / done);
  }
}
