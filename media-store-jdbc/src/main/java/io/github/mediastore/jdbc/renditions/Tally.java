package io.github.mediastore.jdbc.renditions;

import io.github.mediastore.jdbc.renditions.RenditionEntry.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up what a run does, and passes it on. Safe for use by several threads. */
final class Tally {

  private final Consumer<? super RenditionEntry> listener;
  private final long start = System.nanoTime();
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private long renditions;
  private long bytesRead;
  private long bytesMade;

  Tally(Consumer<? super RenditionEntry> listener) {
    this.listener = listener;
  }

  void add(RenditionEntry entry) {
    synchronized (this) {
      counts.merge(entry.outcome(), 1L, Long::sum);
      renditions += entry.made().size();
      bytesRead += entry.bytesRead();
      bytesMade += entry.bytesMade();
    }
    listener.accept(entry);
  }

  synchronized RenditionReport report() {
    return new RenditionReport(
        counts, renditions, bytesRead, bytesMade, Duration.ofNanos(System.nanoTime() - start));
  }
}
