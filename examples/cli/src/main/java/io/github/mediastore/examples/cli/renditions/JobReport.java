package io.github.mediastore.examples.cli.renditions;

import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.jdbc.renditions.RenditionEntry;
import io.github.mediastore.jdbc.renditions.RenditionEntry.Outcome;
import io.github.mediastore.jdbc.renditions.RenditionReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells what became of each medium: to programs a JSON object a line for each that was not left as
 * it is, to people what went wrong, and the total. Safe for use by several threads.
 */
final class JobReport {

  private final PrintWriter out;
  private final boolean json;
  private final boolean isPreview;

  JobReport(PrintWriter out, boolean json, boolean isPreview) {
    this.out = out;
    this.json = json;
    this.isPreview = isPreview;
  }

  /** Tells of one medium. */
  synchronized void add(RenditionEntry entry, ProgressDisplay progress) {
    boolean isProblem = entry.outcome().isProblem();
    if (json && (isProblem || entry.outcome() == Outcome.MADE || entry.outcome() == Outcome.GONE)) {
      out.println(line(entry));
    }
    if (isProblem) {
      progress.bad(
          entry.bytesRead(),
          "%s %s, medium %s: %s"
              .formatted(entry.outcome(), entry.slot(), entry.id(), entry.reason()));
    } else {
      progress.same(entry.bytesRead());
    }
  }

  private static JsonObject line(RenditionEntry entry) {
    return new JsonObject()
        .add("kind", "medium")
        .add("ownerType", entry.slot().ownerType())
        .add("ownerId", entry.slot().ownerId())
        .add("slot", entry.slot().name())
        .add("id", entry.id().value())
        .add("outcome", entry.outcome().name())
        .add("made", String.join(",", entry.made()))
        .add("bytesRead", entry.bytesRead())
        .add("bytesMade", entry.bytesMade())
        .add("reason", entry.reason());
  }

  /**
   * Tells the total.
   *
   * @return what the command exits with
   */
  int finish(RenditionReport report) {
    out.println(json ? totalLine(report) : total(report));
    return report.counts().keySet().stream().anyMatch(Outcome::isProblem)
        ? ExitStatus.INCOMPLETE
        : ExitStatus.DONE;
  }

  private static JsonObject totalLine(RenditionReport report) {
    JsonObject line = new JsonObject().add("kind", "total").add("media", report.media());
    for (Outcome outcome : Outcome.values()) {
      line.add(outcome.name(), report.count(outcome));
    }
    return line.add("renditions", report.renditions())
        .add("bytesRead", report.bytesRead())
        .add("bytesMade", report.bytesMade())
        .add("millis", report.took().toMillis());
  }

  private String total(RenditionReport report) {
    String counts =
        report.counts().entrySet().stream()
            .map(count -> Amounts.count(count.getValue()) + " " + words(count.getKey()))
            .collect(Collectors.joining(", "));
    String media = Amounts.count(report.media(), "medium", "media");
    String first = counts.isEmpty() ? media : media + ": " + counts;
    String renditions = Amounts.count(report.renditions(), "rendition", "renditions");
    if (isPreview) {
      return first
          + "%n%s would be made, of pictures of %s"
              .formatted(renditions, Amounts.bytes(report.bytesRead()));
    }
    return first
        + "%n%s made, %s from %s"
            .formatted(
                renditions, Amounts.bytes(report.bytesMade()), Amounts.bytes(report.bytesRead()));
  }

  private String words(Outcome outcome) {
    return outcome == Outcome.MADE && isPreview
        ? "to be made"
        : outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
