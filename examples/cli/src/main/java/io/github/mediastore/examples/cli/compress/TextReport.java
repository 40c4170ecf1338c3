package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.Dimensions;
import io.github.mediastore.examples.cli.compress.Outcome.Compressed;
import io.github.mediastore.examples.cli.compress.Outcome.Rejected;
import io.github.mediastore.examples.cli.terminal.Amounts;
import io.github.mediastore.examples.cli.terminal.HarmlessText;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.examples.cli.terminal.TextTable;
import io.github.mediastore.image.CompressionReceipt;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One table of all files for people, what was refused below it, and the total at the end. */
final class TextReport implements CompressionReport {

  private static final int ESSENTIAL_COLUMNS = 5;

  private final PrintWriter out;
  private final Surroundings surroundings;
  private final List<Compressed> compressed = new ArrayList<>();
  private final List<Rejected> refused = new ArrayList<>();

  /**
   * Starts a report.
   *
   * @param out where to
   * @param surroundings say how wide the terminal is at the end; without one nothing is cut
   */
  TextReport(PrintWriter out, Surroundings surroundings) {
    this.out = out;
    this.surroundings = surroundings;
  }

  @Override
  public void add(Outcome outcome, ProgressDisplay progress) {
    if (outcome instanceof Rejected rejected) {
      refused.add(rejected);
      progress.bad(rejected.bytesIn() == null ? 0 : rejected.bytesIn());
    } else if (outcome instanceof Compressed done) {
      compressed.add(done);
      progress.good(done.receipt().bytesIn(), done.receipt().bytesOut());
    }
  }

  @Override
  public void close() {
    if (!compressed.isEmpty()) {
      TextTable table =
          new TextTable(1, "FILE", "FORMAT", "BYTES", "AS WEBP", "SAVED", "PIXELS", "QUALITY", "TO")
              .text(7);
      compressed.forEach(done -> table.add(row(done)));
      surroundings.width().ifPresent(width -> table.fit(width, ESSENTIAL_COLUMNS));
      table.print(out);
    }
    for (Rejected each : refused) {
      out.println(
          HarmlessText.of(
              "%s: REFUSED (%s), %s".formatted(each.file(), each.reason(), each.message())));
    }
    out.println(total());
  }

  private static String[] row(Compressed done) {
    CompressionReceipt receipt = done.receipt();
    return new String[] {
      done.file(),
      receipt.format(),
      Amounts.count(receipt.bytesIn()),
      Amounts.count(receipt.bytesOut()),
      Amounts.saved(receipt.bytesIn(), receipt.bytesOut()),
      pixels(receipt),
      receipt.lossless() ? "lossless" : String.valueOf(receipt.quality()),
      done.output()
    };
  }

  private static String pixels(CompressionReceipt receipt) {
    Dimensions before = receipt.dimensionsIn();
    Dimensions after = receipt.dimensionsOut();
    return before.equals(after) ? before.toString() : before + " -> " + after;
  }

  /** What was refused is not counted in bytes: nothing came of it. */
  private String total() {
    long before = compressed.stream().mapToLong(done -> done.receipt().bytesIn()).sum();
    long after = compressed.stream().mapToLong(done -> done.receipt().bytesOut()).sum();
    double saved = before == 0 ? 0 : 100.0 * (before - after) / before;
    return String.format(
        Locale.ROOT,
        "%s, %s refused; %s -> %s, saved %.1f %%",
        Amounts.count(compressed.size() + refused.size(), "file", "files"),
        Amounts.count(refused.size()),
        Amounts.count(before, "byte", "bytes"),
        Amounts.count(after, "byte", "bytes"),
        saved);
  }
}
