package io.github.mediastore.examples.cli.terminal;

import io.github.mediastore.MediaStorageException;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows how far a command is, on the error stream: one line that is drawn again in its place on a
 * terminal, at most ten times a second; elsewhere, such as in a log, a line every few seconds. Safe
 * for use by several threads.
 *
 * <p>When the process is told to end (Ctrl-C), it says what becomes of the work, below the line.
 */
public final class ProgressDisplay implements AutoCloseable {

  private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long RESIZE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final String ERASE_TO_END = "\u001b[K";

  /** Until the size is asked again, a window that became smaller must not break lines. */
  private static final String DO_NOT_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";
  private static final int COLUMNS_OF_A_LOG = 120;

  private final PrintWriter err;
  private final Surroundings surroundings;
  private final ProgressLine line;
  private final long total;
  private final boolean onTerminal;
  private final long start = System.nanoTime();
  private final String ifStopped;
  private final Thread farewell;
  private OptionalInt width;
  private long drawnAt = start - REDRAW_NANOS;
  private long measuredAt = start;
  private long done;
  private long bad;
  private long bytes;
  private long kept;
  private long keptFrom;
  private boolean closed;

  /**
   * Starts to show.
   *
   * @param err where to
   * @param surroundings say whether that is a terminal, and how wide
   * @param unit what the items are called, such as {@code files}
   * @param total how many there are
   * @param ifStopped what to say to who stops the process, or if the database ends it
   */
  public ProgressDisplay(
      PrintWriter err, Surroundings surroundings, String unit, long total, String ifStopped) {
    this.err = err;
    this.surroundings = surroundings;
    this.total = total;
    this.width = surroundings.width();
    this.onTerminal = width.isPresent();
    boolean colour = onTerminal && surroundings.variable("NO_COLOR") == null;
    this.line = new ProgressLine(unit, colour);
    this.ifStopped = ifStopped;
    this.farewell = new Thread(() -> stop(ifStopped), "farewell");
    Runtime.getRuntime().addShutdownHook(farewell);
  }

  /** Does work that the database may end, and then says how it goes on. */
  public <T> T during(Supplier<T> work) {
    try {
      return work.get();
    } catch (MediaStorageException e) {
      stop(ifStopped);
      throw e;
    }
  }

  /** Counts an item that went well, and what came of how many bytes. */
  public synchronized void good(long bytesRead, long bytesKept) {
    keptFrom += bytesRead;
    kept += bytesKept;
    count(bytesRead);
  }

  /** Counts an item for which nothing had to be done. */
  public synchronized void same(long bytesRead) {
    count(bytesRead);
  }

  /** Counts an item that went wrong, and says so above the line. */
  public synchronized void bad(long bytesRead, String message) {
    bad++;
    if (!closed) {
      // Names of files may hold anything, and a terminal obeys some of it.
      String harmless = HarmlessText.of(message);
      err.println(onTerminal ? "\r" + harmless + ERASE_TO_END : harmless);
    }
    drawnAt = onTerminal ? drawnAt - REDRAW_NANOS : drawnAt;
    count(bytesRead);
  }

  /** Counts an item that went wrong, which is told elsewhere. */
  public synchronized void bad(long bytesRead) {
    bad++;
    count(bytesRead);
  }

  private void count(long bytesRead) {
    done++;
    bytes += bytesRead;
    long now = System.nanoTime();
    if (!closed && now - drawnAt >= (onTerminal ? REDRAW_NANOS : LOG_NANOS)) {
      draw(now);
    }
  }

  private void draw(long now) {
    drawnAt = now;
    if (!onTerminal) {
      // The first line after ten seconds: what is done sooner needs none.
      if (now - start >= LOG_NANOS) {
        err.println(line.draw(progress(now), COLUMNS_OF_A_LOG));
        err.flush();
      }
      return;
    }
    if (now - measuredAt >= RESIZE_NANOS) {
      measuredAt = now;
      width = surroundings.width();
    }
    String drawn = line.draw(progress(now), width.orElse(80));
    err.print("\r" + DO_NOT_WRAP + drawn + ERASE_TO_END + WRAP);
    err.flush();
  }

  private Progress progress(long now) {
    return new Progress(done, total, bad, bytes, kept, keptFrom, (now - start) / 1e9);
  }

  private synchronized void stop(String message) {
    if (!closed) {
      close(System.nanoTime());
      err.println(message);
      err.flush();
    }
  }

  private void close(long now) {
    if (onTerminal && done > 0) {
      draw(now);
      err.println();
    }
    err.flush();
    closed = true;
  }

  /** Draws the line a last time, and leaves it there. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    close(System.nanoTime());
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException e) {
      // The process ends right now, and the farewell finds that there is nothing to say.
    }
  }
}
