package io.github.mediastore.examples.cli.migrate;

import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.HarmlessText;
import io.github.mediastore.jdbc.migration.report.MigrationEstimate;
import java.io.PrintWriter;

/** Tells what an import may be expected to save. */
final class DryRun {

  private DryRun() {}

  /** Returns what the command exits with: a file that would be refused counts as refused. */
  static int tell(MigrationEstimate estimate, PrintWriter out, boolean json) {
    if (json) {
      out.println(line(estimate));
    } else {
      estimate
          .refused()
          .forEach(
              entry ->
                  out.println(
                      HarmlessText.of(
                          entry.outcome() + " " + entry.source() + ": " + entry.reason())));
      out.println(text(estimate));
    }
    return estimate.unreadable() == 0 && estimate.refused().isEmpty()
        ? ExitStatus.DONE
        : ExitStatus.INCOMPLETE;
  }

  private static JsonObject line(MigrationEstimate estimate) {
    return new JsonObject()
        .add("files", estimate.files())
        .add("bytes", estimate.bytes())
        .add("unreadable", estimate.unreadable())
        .add("sampled", (long) estimate.sampled())
        .add("refused", (long) estimate.refused().size())
        .add("sampledBytes", estimate.sampledBytes())
        .add("sampledStoredBytes", estimate.sampledStoredBytes())
        .add("expectedStoredBytes", estimate.expectedStoredBytes());
  }

  private static String text(MigrationEstimate estimate) {
    return "%s of %s, %s more cannot be read. Tried %s: %s refused, saved %s. Expected: %s"
        .formatted(
            Amounts.count(estimate.files(), "file", "files"),
            Amounts.bytes(estimate.bytes()),
            Amounts.count(estimate.unreadable()),
            Amounts.count(estimate.sampled()),
            Amounts.count(estimate.refused().size()),
            Amounts.saved(estimate.sampledBytes(), estimate.sampledStoredBytes()),
            Amounts.bytes(estimate.expectedStoredBytes()));
  }
}
