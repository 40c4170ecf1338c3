package io.github.mediastore.jdbc.objects;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.objects.installation.Installation;
import io.github.mediastore.jdbc.internal.outage.Retries;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What is asked again and again while a sweep goes on. */
final class Sweeps {

  /** Far less than the least grace, and more than clocks that are kept right are apart. */
  private static final Duration MOST_APART = Duration.ofHours(1);

  private static final Retries FEW = new Retries(3);

  private Sweeps() {}

  /** Makes sure that the objects still belong to this database; nothing is deleted without. */
  static void requireOwner(Installation installation) {
    ask(
        () -> {
          installation.requireOwner();
          return installation;
        });
  }

  /**
   * Makes sure that the grace is measured by a clock that another confirms. By one that jumped
   * ahead, everything that was noted would be due; what is noted by one that is behind is due when
   * it is set right.
   */
  static void requireSameTime(Instant database, Instant objectStore) {
    if (Duration.between(database, objectStore).abs().compareTo(MOST_APART) > 0) {
      throw new MediaStorageException(
          ("The clock of the database says %s and that of the object store %s. One of them is"
                  + " wrong, so no grace can be measured, and nothing was noted or deleted")
              .formatted(database, objectStore),
          null,
          false);
    }
  }

  /** Asks database and object store, which has tried several times itself when it fails. */
  static <T> T ask(Supplier<T> question) {
    return FEW.of(question);
  }

  static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("The sweep was interrupted; it can be started again");
    }
  }
}
