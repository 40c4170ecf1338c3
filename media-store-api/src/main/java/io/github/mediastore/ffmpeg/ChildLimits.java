package io.github.mediastore.ffmpeg;

import java.time.Duration;

/**
 * How much one child may take.
 *
 * @param time how long it may live
 * @param threads how many threads it decodes with
 * @param memory the most bytes of memory it is expected to need
 * @param output the most bytes it may write to its standard output
 */
record ChildLimits(Duration time, int threads, long memory, long output) {

  /** Returns how many seconds of processor time all its threads together may take. */
  long processorSeconds() {
    return wholeSeconds() * threads;
  }

  /** Returns how long it may live, in seconds, rounded up. */
  long wholeSeconds() {
    return Math.max(1, (time.toMillis() + 999) / 1000);
  }
}
