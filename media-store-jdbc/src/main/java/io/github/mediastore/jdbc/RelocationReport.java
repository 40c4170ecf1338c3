package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.RelocationEntry.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a {@link RelocationJob} did, in total.
 *
 * @param counts how many media had each outcome; without those that none had
 * @param bytes of the media that were moved
 * @param took how long it took
 */
public record RelocationReport(Map<Outcome, Long> counts, long bytes, Duration took) {

  /** Copies the counts. */
  public RelocationReport {
    Map<Outcome, Long> copy = new EnumMap<>(Outcome.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
  }

  /** Returns how many media had an outcome. */
  public long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return "%s; %d bytes in %d ms".formatted(counts, bytes, took.toMillis());
  }
}
