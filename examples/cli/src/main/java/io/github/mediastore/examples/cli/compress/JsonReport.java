package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.examples.cli.compress.Outcome.Compressed;
import io.github.mediastore.examples.cli.compress.Outcome.Rejected;
import io.github.mediastore.examples.cli.json.JsonObject;
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
  private final PrintWriter err;

  JsonReport(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void add(Outcome outcome) {
    if (outcome instanceof Rejected rejected) {
      out.println(line(rejected));
      err.println(rejected.file() + ": " + rejected.message());
    } else if (outcome instanceof Compressed compressed) {
      out.println(line(compressed));
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
