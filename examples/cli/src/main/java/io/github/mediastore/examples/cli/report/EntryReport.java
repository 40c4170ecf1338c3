package io.github.mediastore.examples.cli.report;

import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of each file: to programs a JSON object a line, to people how far the work is,
 * what went wrong, and the total. Safe for use by several threads.
 */
final class EntryReport {

  private final PrintWriter out;
  private final boolean json;
  private final ProgressDisplay progress;

  /**
   * Starts to tell.
   *
   * @param out where the lines and the total go
   * @param json whether programs read it
   * @param progress shows how far the work is
   */
  EntryReport(PrintWriter out, boolean json, ProgressDisplay progress) {
    this.out = out;
    this.json = json;
    this.progress = progress;
  }

  /** Tells of one file. */
  synchronized void add(MigrationEntry entry) {
    if (json) {
      out.println(line(entry));
    }
    switch (entry.outcome()) {
      case IMPORTED -> progress.good(entry.sourceBytes(), entry.storedBytes());
      case REJECTED, FAILED ->
          progress.bad(
              entry.sourceBytes(),
              "%s %s: %s".formatted(entry.outcome(), entry.source(), entry.reason()));
      default -> {
        if (entry.problem() == null) {
          progress.same(entry.sourceBytes());
        } else {
          progress.bad(
              entry.sourceBytes(),
              "%s %s: %s".formatted(entry.outcome(), entry.source(), entry.reason()));
        }
      }
    }
  }

  private static JsonObject line(MigrationEntry entry) {
    return new JsonObject()
        .add("source", entry.source())
        .add("ownerType", entry.slot() == null ? null : entry.slot().ownerType())
        .add("ownerId", entry.slot() == null ? null : entry.slot().ownerId())
        .add("slotName", entry.slot() == null ? null : entry.slot().name())
        .add("outcome", entry.outcome().name())
        .add("problem", text(entry.problem()))
        .add("reason", entry.reason())
        .add("sourceSha256", text(entry.sourceSha256()))
        .add("sourceBytes", entry.sourceBytes())
        .add("mediaId", text(entry.mediaId()))
        .add("storedSha256", text(entry.storedSha256()))
        .add("storedBytes", entry.storedBytes());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /**
   * Tells the total.
   *
   * @return what the command exits with
   */
  int finish(MigrationReport report) {
    if (!json) {
      out.println(total(report));
    }
    return report.entries().stream().allMatch(entry -> entry.problem() == null)
            && report.count(Outcome.REJECTED) + report.count(Outcome.FAILED) == 0
        ? ExitStatus.DONE
        : ExitStatus.INCOMPLETE;
  }

  private static String total(MigrationReport report) {
    String counts =
        report.counts().entrySet().stream()
            .map(
                count ->
                    Amounts.count(count.getValue())
                        + " "
                        + count.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
    String files = Amounts.count(report.entries().size(), "file", "files");
    String total = counts.isEmpty() ? files : files + ": " + counts;
    return total + sizes(report);
  }

  /** Of what is in the store because of this; nothing where it is there as it was. */
  private static String sizes(MigrationReport report) {
    long before = 0;
    long after = 0;
    for (MigrationEntry entry : report.entries()) {
      if (entry.outcome() == Outcome.IMPORTED || entry.outcome() == Outcome.UNCHANGED) {
        before += entry.sourceBytes();
        after += entry.storedBytes();
      }
    }
    return before == after
        ? ""
        : "%n%s became %s, saved %s"
            .formatted(Amounts.bytes(before), Amounts.bytes(after), Amounts.saved(before, after));
  }
}
