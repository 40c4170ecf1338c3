package io.github.mediastore.examples.cli.objects;

import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.HarmlessText;
import io.github.mediastore.jdbc.objects.ObjectInstallation;
import io.github.mediastore.jdbc.objects.SweepEntry;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.jdbc.objects.SweepReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Tells what became of each object: to programs a line for each, to people what went wrong. */
final class ObjectReport {

  private static final Map<Outcome, String> WOULD =
      Map.of(
          Outcome.NOTED, "to be noted",
          Outcome.KEPT, "referenced again",
          Outcome.DOOMED, "to be doomed",
          Outcome.DELETED, "to be deleted");

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final boolean isPreview;

  ObjectReport(CommandLine command, boolean json, boolean isPreview) {
    this.out = command.getOut();
    this.err = command.getErr();
    this.json = json;
    this.isPreview = isPreview;
  }

  void add(SweepEntry entry) {
    if (json && entry.outcome() != Outcome.REFERENCED) {
      out.println(
          new JsonObject()
              .add("kind", "object")
              .add("key", entry.key())
              .add("outcome", entry.outcome().name())
              .add("reason", entry.reason()));
    }
    if (entry.outcome().isProblem()) {
      String reason = entry.reason() == null ? "" : ": " + entry.reason();
      err.println(HarmlessText.of("%s %s%s".formatted(entry.outcome(), entry.key(), reason)));
    }
  }

  /**
   * Tells the total.
   *
   * @return what the command exits with
   */
  int finish(SweepReport report) {
    out.println(json ? totalLine(report) : total(report));
    return report.counts().keySet().stream().anyMatch(Outcome::isProblem)
        ? ExitStatus.INCOMPLETE
        : ExitStatus.DONE;
  }

  private static JsonObject totalLine(SweepReport report) {
    JsonObject line = new JsonObject().add("kind", "total").add("objects", report.objects());
    for (Outcome outcome : Outcome.values()) {
      line.add(outcome.name(), report.count(outcome));
    }
    return line.add("uploads", report.uploads()).add("millis", report.took().toMillis());
  }

  private String total(SweepReport report) {
    String counts =
        report.counts().entrySet().stream()
            .map(count -> Amounts.count(count.getValue()) + " " + words(count.getKey()))
            .collect(Collectors.joining(", "));
    String objects = Amounts.count(report.objects(), "object", "objects");
    return counts.isEmpty() ? objects : objects + ": " + counts;
  }

  private String words(Outcome outcome) {
    String done = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return isPreview ? WOULD.getOrDefault(outcome, done) : done;
  }

  /**
   * Says why a change would be refused.
   *
   * @return what the command exits with
   */
  int obstacle(ObjectInstallation installation) {
    Optional<String> why = installation.obstacle();
    why.map(reason -> HarmlessText.of("This database may change nothing there: " + reason + "."))
        .ifPresent(err::println);
    return why.isPresent() ? ExitStatus.INCOMPLETE : ExitStatus.DONE;
  }
}
