package io.github.mediastore.bench.settings.measure;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells whoever waits how far it is, and how long the rest may take. */
public final class Progress {

  private final PrintWriter out;
  private final String what;
  private final int total;
  private final long start = System.nanoTime();
  private int begun;

  /**
   * Starts the clock.
   *
   * @param out where to write a line for each step
   * @param what is done to each, such as {@code Measuring}
   * @param total how many steps there are
   */
  public Progress(PrintWriter out, String what, int total) {
    this.out = out;
    this.what = what;
    this.total = total;
  }

  /** Says that a step begins. */
  public void next(String name) {
    String left = begun == 0 ? "" : ", about " + words(remaining()) + " left";
    begun++;
    out.printf("%s %d of %d%s: %s%n", what, begun, total, left, HarmlessText.of(name));
    out.flush();
  }

  /** Says that all is done. */
  public void done() {
    out.printf("%s %d took %s%n", what, total, words(elapsed()));
    out.flush();
  }

  private Duration remaining() {
    return elapsed().multipliedBy(total - begun).dividedBy(begun);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  static String words(Duration time) {
    long seconds = Math.max(1, time.plusMillis(500).toSeconds());
    return seconds < 90 ? seconds + " s" : (seconds + 30) / 60 + " min";
  }
}
