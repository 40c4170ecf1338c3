package io.github.mediastore.spring.internal.objects;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks from time to time whether a sweep is due, on a thread of its own, from the start of the
 * application to its stop.
 */
public final class SweepSchedule implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);

  private static final int LOOKS_IN_INTERVAL = 24;
  private static final Duration MOST_BETWEEN_LOOKS = Duration.ofHours(1);
  private static final Duration MOST_BEFORE_FIRST = Duration.ofMinutes(2);
  private static final int SECONDS_TO_STOP = 10;

  private final Runnable sweep;
  private final long pauseMillis;
  private @Nullable ScheduledExecutorService executor;

  /**
   * Makes the schedule, which begins with {@link #start}.
   *
   * @param sweep what looks, and sweeps if it is time
   * @param interval how often that is; it looks more often, as it may have failed
   */
  public SweepSchedule(Runnable sweep, Duration interval) {
    this.sweep = sweep;
    Duration pause = interval.dividedBy(LOOKS_IN_INTERVAL);
    this.pauseMillis = Math.max(1, Math.min(pause.toMillis(), MOST_BETWEEN_LOOKS.toMillis()));
  }

  @Override
  public synchronized void start() {
    if (executor == null) {
      executor =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "media-store-sweep");
                thread.setDaemon(true);
                return thread;
              });
      // Nodes that start together do not look together.
      long first = Math.min(pauseMillis, MOST_BEFORE_FIRST.toMillis());
      ScheduledFuture<?> unused =
          executor.scheduleWithFixedDelay(
              this::look,
              ThreadLocalRandom.current().nextLong(first / 2, first + 1),
              pauseMillis,
              TimeUnit.MILLISECONDS);
    }
  }

  /** An executor runs no more of what has thrown once, and tells nobody. */
  private void look() {
    try {
      sweep.run();
    } catch (RuntimeException | Error e) {
      LOG.error("The sweep of objects failed; the next one goes on", e);
    }
  }

  /** Ends a sweep that is under way, which the next one goes on with. */
  @Override
  public synchronized void stop() {
    ExecutorService running = executor;
    executor = null;
    if (running == null) {
      return;
    }
    running.shutdownNow();
    try {
      if (!running.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        LOG.warn("The sweep of objects has not ended within {} s", SECONDS_TO_STOP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return executor != null;
  }
}
