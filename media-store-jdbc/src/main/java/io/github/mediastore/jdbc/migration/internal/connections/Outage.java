package io.github.mediastore.jdbc.migration.internal.connections;

import io.github.mediastore.MediaStorageException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a run when one file after the other fails because the database cannot be used, such as with
 * its disk full: each would be retried for seconds, alone. Safe for use by several threads.
 */
public final class Outage {

  private static final int MOST_IN_A_ROW = 3;

  private final AtomicInteger inARow = new AtomicInteger();

  /** Something worked. */
  public void passed() {
    inARow.set(0);
  }

  /**
   * Counts a failure that retries did not help.
   *
   * @throws MediaStorageException if it is one too many in a row
   */
  public void met(RuntimeException e) {
    if (e instanceof MediaStorageException storage
        && storage.isTransient()
        && inARow.incrementAndGet() >= MOST_IN_A_ROW) {
      throw new MediaStorageException(
          "Stopped early: %d files in a row failed because the database cannot be used. What was"
                  .formatted(MOST_IN_A_ROW)
              + " done stays; start again when it can. "
              + e.getMessage(),
          e,
          true);
    }
  }
}
