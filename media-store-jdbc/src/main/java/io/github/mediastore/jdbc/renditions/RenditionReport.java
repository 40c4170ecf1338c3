package io.github.mediastore.jdbc.renditions;

import io.github.mediastore.jdbc.renditions.RenditionEntry.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a {@link RenditionJob} did, in total.
 *
 * @param counts how many media had each outcome; without those that none had
 * @param renditions how many renditions were made
 * @param bytesRead of the stored pictures they were made from
 * @param bytesMade of the renditions
 * @param took how long it took
 */
public record RenditionReport(
    Map<Outcome, Long> counts, long renditions, long bytesRead, long bytesMade, Duration took) {

  /** Copies the counts. */
  public RenditionReport {
    Map<Outcome, Long> copy = new EnumMap<>(Outcome.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
  }

  /** Returns how many media had an outcome. */
  public long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** Returns how many media there were. */
  public long media() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return "%d media: %s; %d renditions of %d bytes from %d bytes in %d ms"
        .formatted(media(), counts, renditions, bytesMade, bytesRead, took.toMillis());
  }
}
