package io.github.mediastore.spring.internal.metrics;

import io.github.mediastore.jdbc.objects.SweepReport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears of each sweep on schedule. */
public interface SweepListener {

  /**
   * A sweep has ended.
   *
   * @param report what it deleted and noted; null if it failed
   * @param failure why; null if it did not
   * @param took how long it took
   */
  void swept(@Nullable SweepReport report, @Nullable RuntimeException failure, Duration took);
}
