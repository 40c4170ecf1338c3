package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.examples.cli.compress.Outcome.Compressed;
import io.github.mediastore.examples.cli.compress.Outcome.Rejected;
import io.github.mediastore.examples.cli.json.JsonObject;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.image.CompressionReceipt;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line for programs: always the same fields, null where there is nothing to say.
 * What is wrong with a file in words goes to the error stream.
 */
final class JsonReport implements CompressionReport {

  private final PrintWriter out;

  JsonReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(Outcome outcome, ProgressDisplay progress) {
    if (outcome instanceof Rejected rejected) {
      out.println(line(rejected));
      long bytes = rejected.bytesIn() == null ? 0 : rejected.bytesIn();
      progress.bad(bytes, rejected.file() + ": " + rejected.message());
    } else if (outcome instanceof Compressed compressed) {
      out.println(line(compressed));
      progress.good(compressed.receipt().bytesIn(), compressed.receipt().bytesOut());
    }
  }

  @Override
  public void close() {
    // The lines say it all.
  }

  private static JsonObject line(Compressed compressed) {
    CompressionReceipt receipt = compressed.receipt();
    return new JsonObject()
        .add("file", compressed.file())
        .add("status", "ok")
        .add("reason", (String) null)
        .add("format", receipt.format())
        .add("bytesIn", receipt.bytesIn())
        .add("bytesOut", receipt.bytesOut())
        .add("width", (long) receipt.dimensionsOut().width())
        .add("height", (long) receipt.dimensionsOut().height())
        .add("quality", (long) receipt.quality())
        .add("encodes", (long) receipt.attempts().size())
        .addLiteral("millis", millis(receipt.duration()));
  }

  private static JsonObject line(Rejected rejected) {
    return new JsonObject()
        .add("file", rejected.file())
        .add("status", "rejected")
        .add("reason", rejected.reason())
        .add("format", rejected.format())
        .add("bytesIn", rejected.bytesIn())
        .add("bytesOut", (Long) null)
        .add("width", (Long) null)
        .add("height", (Long) null)
        .add("quality", (Long) null)
        .add("encodes", (Long) null)
        .addLiteral("millis", millis(rejected.duration()));
  }

  private static @Nullable String millis(@Nullable Duration duration) {
    return duration == null ? null : String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e6);
  }
}
