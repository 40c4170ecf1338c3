package io.github.mediastore.jdbc.migration.report;

import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a migration did, in total and file by file.
 *
 * @param entries one for each file and slot, by path
 */
public record MigrationReport(List<MigrationEntry> entries) {

  /** What a spreadsheet would take for the start of a formula. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

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

  /**
   * Returns the entries for a spreadsheet: comma-separated values (RFC 4180), with a line of names
   * first. A text that would be a formula there has an apostrophe before it; programs should read
   * {@link #toJson}.
   */
  public String toCsv() {
    StringBuilder csv =
        new StringBuilder(
            "source,outcome,problem,reason,ownerType,ownerId,slotName,"
                + "sourceBytes,storedBytes,sourceSha256,storedSha256,mediaId\r\n");
    for (MigrationEntry e : entries) {
      Stream<@Nullable Object> slot =
          e.slot() == null
              ? Stream.of("", "", "")
              : Stream.of(e.slot().ownerType(), e.slot().ownerId(), e.slot().name());
      csv.append(
          Stream.of(
                  Stream.<@Nullable Object>of(e.source(), e.outcome(), e.problem(), e.reason()),
                  slot,
                  Stream.<@Nullable Object>of(
                      e.sourceBytes(),
                      e.storedBytes(),
                      e.sourceSha256(),
                      e.storedSha256(),
                      e.mediaId()))
              .flatMap(fields -> fields)
              .map(MigrationReport::field)
              .collect(Collectors.joining(",", "", "\r\n")));
    }
    return csv.toString();
  }

  private static String field(@Nullable Object value) {
    if (value == null || value instanceof Enum || value instanceof Long) {
      return value == null ? "" : value.toString();
    }
    String text = value.toString();
    boolean isFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return '"' + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }

  /**
   * Returns totals and entries as JSON: {@code {"files":…, "sourceBytes":…, "storedBytes":…,
   * "counts":{…}, "entries":[…]}}, each entry with the names of its components; digests in
   * hexadecimal, a slot as {@code ownerType}, {@code ownerId} and {@code slotName}, what there is
   * not as null.
   */
  public String toJson() {
    JsonText json = new JsonText().open('{');
    json.name("files").number(entries.size());
    json.name("sourceBytes").number(sourceBytes());
    json.name("storedBytes").number(storedBytes());
    json.name("counts").open('{');
    counts().forEach((outcome, count) -> json.name(outcome.name()).number(count));
    json.close('}').name("entries").open('[');
    entries.forEach(entry -> append(json, entry));
    return json.close(']').close('}').toString();
  }

  private static void append(JsonText json, MigrationEntry e) {
    json.open('{');
    json.name("source").text(e.source());
    json.name("ownerType").text(e.slot() == null ? null : e.slot().ownerType());
    json.name("ownerId").text(e.slot() == null ? null : e.slot().ownerId());
    json.name("slotName").text(e.slot() == null ? null : e.slot().name());
    json.name("outcome").text(e.outcome());
    json.name("problem").text(e.problem());
    json.name("reason").text(e.reason());
    json.name("sourceSha256").text(e.sourceSha256());
    json.name("sourceBytes").number(e.sourceBytes());
    json.name("mediaId").text(e.mediaId());
    json.name("storedSha256").text(e.storedSha256());
    json.name("storedBytes").number(e.storedBytes());
    json.close('}');
  }

  /** Returns one line for people. */
  @Override
  public String toString() {
    return "%d files: %s; %d bytes became %d"
        .formatted(entries.size(), counts(), sourceBytes(), storedBytes());
  }
}
