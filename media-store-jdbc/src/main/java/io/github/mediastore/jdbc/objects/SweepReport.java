package io.github.mediastore.jdbc.objects;

import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an {@link ObjectSweep} did, in total.
 *
 * @param counts how many objects had each outcome; without those that none had
 * @param uploads how many unfinished uploads were discarded in the object store
 * @param took how long it took
 */
public record SweepReport(Map<Outcome, Long> counts, long uploads, Duration took) {

  /** Copies the counts. */
  public SweepReport {
    Map<Outcome, Long> copy = new EnumMap<>(Outcome.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
  }

  /** Returns how many objects had an outcome. */
  public long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** Returns how many objects there were. */
  public long objects() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return "%d objects: %s in %d ms".formatted(objects(), counts, took.toMillis());
  }
}
