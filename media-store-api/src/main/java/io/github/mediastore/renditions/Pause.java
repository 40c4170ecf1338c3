package io.github.mediastore.renditions;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a while from making anything after the store failed: a database that is down, overloaded or
 * read-only gets no further work, and the log no line for each request. Safe for use by several
 * threads.
 */
final class Pause {

  private static final Logger LOG = LoggerFactory.getLogger(Pause.class);
  private static final Duration FOR_GOOD = Duration.ofDays(36_500);

  private final Duration length;

  /** The time until which it lasts, by {@link System#nanoTime}. */
  private final AtomicLong end = new AtomicLong(System.nanoTime());

  Pause(Duration length) {
    this.length = length;
  }

  boolean isOver() {
    return System.nanoTime() - end.get() >= 0;
  }

  void begin(Wanted wanted, RuntimeException e) {
    if (begin(length)) {
      LOG.warn(
          "Cannot make {}; full pictures are served in the place of renditions for {}",
          wanted,
          length,
          e);
    }
  }

  /** Ends all: the store will not take renditions, whatever happens. */
  void forGood(Wanted wanted, RuntimeException e) {
    if (begin(FOR_GOOD)) {
      LOG.error("Cannot store {}, or any other: full pictures are served instead", wanted, e);
    }
  }

  /** Returns whether it was not under way already. */
  private boolean begin(Duration lasting) {
    long now = System.nanoTime();
    return end.getAndAccumulate(
                now + lasting.toNanos(), (known, mine) -> known - mine > 0 ? known : mine)
            - now
        <= 0;
  }
}
