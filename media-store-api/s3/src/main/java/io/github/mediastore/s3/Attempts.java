package io.github.mediastore.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;

/**
 * Decides whether what failed is tried again, and waits until then: six times at most, with growing
 * pauses, and none begins when it has failed for as long as the patience.
 */
final class Attempts {

  private static final int MOST = 6;
  private static final long LONGEST_PAUSE = 5_000;

  /** Some of them have a status that says otherwise. */
  private static final Set<String> PASSING =
      Set.of(
          "SlowDown",
          "InternalError",
          "ServiceUnavailable",
          "RequestTimeout",
          "OperationAborted",
          "ConditionalRequestConflict",
          "Throttling",
          "ThrottlingException",
          "TooManyRequests");

  private final Duration patience;
  private final Duration firstPause;
  private long began;
  private int failed;

  Attempts(Duration patience, Duration firstPause) {
    this.patience = patience;
    this.firstPause = firstPause;
  }

  /** Returns after a pause if it makes sense to try again; throws what happened otherwise. */
  void pauseAfter(IOException failure) throws IOException {
    if (failed++ == 0) {
      began = System.nanoTime();
    }
    boolean isLate = System.nanoTime() - began > patience.toNanos();
    if (failed >= MOST || isLate || !mayPass(failure)) {
      throw failure;
    }
    long longest = Math.min(LONGEST_PAUSE, firstPause.toMillis() << failed);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("Interrupted before the next attempt");
      interrupted.addSuppressed(failure);
      throw interrupted;
    }
  }

  private static boolean mayPass(IOException failure) {
    if (failure instanceof S3Exception refused) {
      int status = refused.status();
      return status == 429 || (status >= 500 && status != 501) || PASSING.contains(refused.code());
    }
    return !(failure instanceof UnusableAnswerException
        || failure instanceof SSLException
        || failure.getClass() == InterruptedIOException.class);
  }
}
