package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.examples.cli.compress.Outcome.Compressed;
import io.github.mediastore.examples.cli.compress.Outcome.Rejected;
import java.io.PrintWriter;
import java.util.Locale;

/** One line a file for people, and the total at the end. */
final class TextReport implements CompressionReport {

  private final PrintWriter out;
  private int compressed;
  private int refused;
  private long bytesBefore;
  private long bytesAfter;

  TextReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(Outcome outcome) {
    if (outcome instanceof Rejected rejected) {
      refused++;
      out.println(rejected.file() + ": REFUSED (" + rejected.reason() + "), " + rejected.message());
    } else if (outcome instanceof Compressed done) {
      compressed++;
      bytesBefore += done.receipt().bytesIn();
      bytesAfter += done.receipt().bytesOut();
      out.println(done.file() + " -> " + done.output() + ": " + done.receipt());
    }
  }

  /** What was refused is not counted in bytes: nothing came of it. */
  @Override
  public void close() {
    double saved = bytesBefore == 0 ? 0 : 100.0 * (bytesBefore - bytesAfter) / bytesBefore;
    out.println(
        String.format(
            Locale.ROOT,
            "%d files, %d refused; %d bytes -> %d bytes, saved %.1f %%",
            compressed + refused,
            refused,
            bytesBefore,
            bytesAfter,
            saved));
  }
}
