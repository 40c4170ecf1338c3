package io.github.mediastore.jdbc.internal.outage;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStorageException;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Tries again what fails only because others have much to do, the database prefers another
 * transaction or is not there at the moment.
 *
 * @param attempts how often it is tried at most
 * @param objects whether that is so of what an object store fails with, too
 */
public record Retries(int attempts, boolean objects) {

  /** Some seconds, for a run that nobody waits for. */
  public static final Retries PATIENT = new Retries(8);

  /** The same, but for what an object store fails with, which has tried again itself. */
  public static final Retries OF_DATABASE = new Retries(8, false);

  /** For a request, whose client can come again. */
  public static final Retries NONE = new Retries(1);

  private static final int FIRST_BACKOFF_MILLIS = 50;
  private static final int MAX_BACKOFF_MILLIS = 3000;

  /** Tries again whatever may pass. */
  public Retries(int attempts) {
    this(attempts, true);
  }

  public <T> T of(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (CompressorBusyException | MediaStorageException e) {
        if (attempt == attempts || !canPass(e) || !backOff(attempt)) {
          throw e;
        }
      }
    }
  }

  private boolean canPass(MediaException e) {
    return !(e instanceof MediaStorageException storage)
        || (storage.isTransient() && (objects || !(e.getCause() instanceof IOException)));
  }

  /** Waits, longer each time; returns false at once if the thread is to stop. */
  private static boolean backOff(int attempt) {
    int most = Math.min(FIRST_BACKOFF_MILLIS << attempt, MAX_BACKOFF_MILLIS);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(most / 2, most));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
