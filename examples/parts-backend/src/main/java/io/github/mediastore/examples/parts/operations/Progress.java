package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Prints a line for each file that is done. For several threads. */
final class Progress implements Consumer<MigrationEntry> {

  private static final double PER_CENT = 100;

  private final AtomicLong done = new AtomicLong();
  private volatile long expected;

  /** Says how many there will be. */
  void expect(long files) {
    expected = files;
  }

  @Override
  public void accept(MigrationEntry entry) {
    System.out.println(
        "%d/%d %s %s: %s"
            .formatted(
                done.incrementAndGet(),
                expected,
                entry.outcome(),
                harmless(entry.source()),
                entry.reason() == null
                    ? saved(entry.sourceBytes(), entry.storedBytes())
                    : harmless(entry.reason())));
  }

  /** The name of a file may hold what a terminal obeys. */
  private static String harmless(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
  }

  /** Returns what a run did in all. */
  static String total(MigrationReport report) {
    return "%d files: %s; %s"
        .formatted(
            report.entries().size(),
            report.counts(),
            saved(report.sourceBytes(), report.storedBytes()));
  }

  private static String saved(long before, long after) {
    return "%,d bytes became %,d, saved %.0f %%"
        .formatted(before, after, before == 0 ? 0 : PER_CENT - PER_CENT * after / before);
  }
}
