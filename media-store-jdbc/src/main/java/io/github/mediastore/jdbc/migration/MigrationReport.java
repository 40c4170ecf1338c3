package io.github.mediastore.jdbc.migration;

import io.github.mediastore.jdbc.migration.MigrationEntry.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a step of a migration did, in total and file by file.
 *
 * @param entries one for each file, by its path
 */
public record MigrationReport(List<MigrationEntry> entries) {

  /** Copies the list. */
  public MigrationReport {
    entries = List.copyOf(entries);
  }

  /** Returns how many files had each outcome. */
  public Map<Outcome, Integer> counts() {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    entries.forEach(entry -> counts.merge(entry.outcome(), 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /** Returns how many files had an outcome. */
  public int count(Outcome outcome) {
    return counts().getOrDefault(outcome, 0);
  }

  /** Returns the bytes of the files that are in the store now. */
  public long sourceBytes() {
    return entries.stream()
        .filter(entry -> entry.mediaId() != null)
        .mapToLong(MigrationEntry::sourceBytes)
        .sum();
  }

  /** Returns the bytes that they take in the store. */
  public long storedBytes() {
    return entries.stream().mapToLong(MigrationEntry::storedBytes).sum();
  }

  /** Returns the entries as comma-separated values (RFC 4180), with a line of names first. */
  public String toCsv() {
    StringBuilder csv =
        new StringBuilder("source,outcome,sourceBytes,storedBytes,mediaId,reason\r\n");
    for (MigrationEntry entry : entries) {
      csv.append(quoted(entry.source()))
          .append(',')
          .append(entry.outcome())
          .append(',')
          .append(entry.sourceBytes())
          .append(',')
          .append(entry.storedBytes())
          .append(',')
          .append(entry.mediaId() == null ? "" : quoted(entry.mediaId().value()))
          .append(',')
          .append(entry.reason() == null ? "" : quoted(entry.reason()))
          .append("\r\n");
    }
    return csv.toString();
  }

  private static String quoted(String field) {
    return '"' + field.replace("\"", "\"\"") + '"';
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return "%d files: %s; %d bytes became %d"
        .formatted(entries.size(), counts(), sourceBytes(), storedBytes());
  }
}
