package io.github.mediastore.spring.internal.objects;

import io.github.mediastore.jdbc.objects.ObjectSweep;
import io.github.mediastore.jdbc.objects.SweepReport;
import io.github.mediastore.spring.internal.metrics.SweepListener;
import io.github.mediastore.spring.internal.settings.ObjectsProperties.SweepMode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sweep that runs if the last one is an interval ago. When that was, the object store tells: so
 * neither more nodes nor restarts make more sweeps. Two that look at the same moment may both run,
 * which is safe. A preview leaves no trace, so each node has its own. For one thread.
 */
public final class DueSweep implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(DueSweep.class);

  private final ObjectSweep sweep;
  private final boolean deletes;
  private final Duration interval;
  private final Supplier<? extends Stream<? extends SweepListener>> listeners;
  private @Nullable Instant previewed;

  /**
   * Makes a sweep.
   *
   * @param sweep what is run
   * @param mode whether it deletes, or only says what it would delete
   * @param interval how often
   * @param listeners give those who hear of each run
   */
  public DueSweep(
      ObjectSweep sweep,
      SweepMode mode,
      Duration interval,
      Supplier<? extends Stream<? extends SweepListener>> listeners) {
    this.sweep = sweep;
    this.deletes = mode == SweepMode.DELETE;
    this.interval = interval;
    this.listeners = listeners;
  }

  /** Runs it if it is due. Failures are logged: there is nobody else to tell. */
  @Override
  public void run() {
    long started = System.nanoTime();
    SweepReport report;
    try {
      if (!isDue()) {
        return;
      }
      report = deletes ? sweep.run() : sweep.preview();
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        LOG.info("The sweep of objects was stopped; the next one goes on: {}", e.getMessage());
      } else {
        LOG.warn("Objects cannot be swept: {}", e.getMessage(), e);
        tell(null, e, started);
      }
      return;
    }
    previewed = Instant.now();
    LOG.info(deletes ? "Swept {}" : "A sweep would find {}; nothing was changed", report);
    tell(report, null, started);
  }

  private boolean isDue() {
    Instant last = deletes ? sweep.lastRun().orElse(null) : previewed;
    return last == null || !last.plus(interval).isAfter(Instant.now());
  }

  private void tell(
      @Nullable SweepReport report, @Nullable RuntimeException failure, long started) {
    if (deletes) {
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      try {
        listeners.get().forEach(listener -> listener.swept(report, failure, took));
      } catch (RuntimeException e) {
        LOG.warn("Somebody could not be told of a sweep of objects: {}", e.getMessage(), e);
      }
    }
  }
}
