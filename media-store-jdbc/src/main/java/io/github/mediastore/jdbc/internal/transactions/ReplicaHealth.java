package io.github.mediastore.jdbc.internal.transactions;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a replica can be used. After a failure nobody tries it for a while, and then one alone,
 * so that an outage costs a read now and then and not each. Safe for several threads.
 */
final class ReplicaHealth {

  private static final Logger LOG = LoggerFactory.getLogger(ReplicaHealth.class);

  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** For so long a promoted server may show its own picture to those who wrote nothing. */
  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

  private final LongSupplier clock;
  private final AtomicLong nextTry = new AtomicLong();
  private volatile long nextCheck;
  private volatile boolean isUsable = true;

  ReplicaHealth() {
    this(System::nanoTime);
  }

  ReplicaHealth(LongSupplier clock) {
    this.clock = clock;
    this.nextCheck = clock.getAsLong();
  }

  boolean isPaused() {
    return !isUsable && clock.getAsLong() - nextTry.get() < 0;
  }

  /** Returns whether the caller may use it, and tell how that went. */
  boolean mayBeTried() {
    if (isUsable) {
      return true;
    }
    long next = nextTry.get();
    long now = clock.getAsLong();
    return now - next >= 0 && nextTry.compareAndSet(next, now + PAUSE.toNanos());
  }

  /** Returns whether it was not looked at for a while, or may be usable again. */
  boolean isToBeChecked() {
    return !isUsable || clock.getAsLong() - nextCheck >= 0;
  }

  void isStandby() {
    nextCheck = clock.getAsLong() + BETWEEN_CHECKS.toNanos();
    if (!isUsable) {
      isUsable = true;
      LOG.info("The replica answers again, and media are read from it");
    }
  }

  void isNoStandby() {
    pause("it is in no recovery: it was promoted, or is the primary itself", null);
  }

  void failed(String what, Exception e) {
    pause("it could not " + what, e);
  }

  private void pause(String why, @Nullable Exception e) {
    boolean wasUsable = isUsable;
    nextTry.set(clock.getAsLong() + PAUSE.toNanos());
    isUsable = false;
    if (wasUsable) {
      LOG.warn(
          "All media are read from the primary, and the replica is tried again every {} s, as {}",
          PAUSE.toSeconds(),
          why,
          e);
    }
  }
}
