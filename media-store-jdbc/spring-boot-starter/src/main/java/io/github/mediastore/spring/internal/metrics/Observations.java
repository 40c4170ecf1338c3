package io.github.mediastore.spring.internal.metrics;

import io.github.mediastore.MediaListener;
import io.github.mediastore.MediaOperation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes an observation of each operation, which becomes a timer and a span below that of the
 * request.
 */
public final class Observations implements MediaListener {

  private final ObservationRegistry registry;
  private static final ThreadLocal<@Nullable Observation> CURRENT = new ThreadLocal<>();

  /**
   * Makes the listener.
   *
   * @param registry where observations are handled
   */
  public Observations(ObservationRegistry registry) {
    this.registry = registry;
  }

  // No scope is opened: one that an Error left open would be the parent of all that follows here.
  @Override
  public void started(MediaOperation operation) {
    String name = operation.name().toLowerCase(Locale.ROOT);
    CURRENT.set(
        Observation.createNotStarted(Meters.OPERATIONS, registry)
            .contextualName("media " + name)
            .lowCardinalityKeyValue("operation", name)
            .start());
  }

  @Override
  public void completed(MediaOperation operation, Duration took) {
    end(operation, null);
  }

  @Override
  public void failed(MediaOperation operation, RuntimeException failure, Duration took) {
    end(operation, failure);
  }

  private void end(MediaOperation operation, @Nullable RuntimeException failure) {
    Observation observation = CURRENT.get();
    if (observation == null || operation == MediaOperation.READ) {
      return;
    }
    CURRENT.remove();
    if (failure != null) {
      observation.error(failure);
    }
    observation.stop();
  }
}
