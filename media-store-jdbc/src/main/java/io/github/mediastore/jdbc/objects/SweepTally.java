package io.github.mediastore.jdbc.objects;

import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds up what a sweep does, and passes it on. */
final class SweepTally {

  private final Consumer<? super SweepEntry> listener;
  private final long start = System.nanoTime();
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  SweepTally(Consumer<? super SweepEntry> listener) {
    this.listener = listener;
  }

  void add(String key, Outcome outcome, @Nullable String reason) {
    counts.merge(outcome, 1L, Long::sum);
    listener.accept(new SweepEntry(key, outcome, reason));
  }

  void add(Collection<String> keys, Outcome outcome) {
    keys.forEach(key -> add(key, outcome, null));
  }

  SweepReport report(long uploads) {
    return new SweepReport(counts, uploads, Duration.ofNanos(System.nanoTime() - start));
  }
}
