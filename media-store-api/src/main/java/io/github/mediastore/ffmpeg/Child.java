package io.github.mediastore.ffmpeg;

import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.decoder.DecoderException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One run of a program, from its start to the end of the last process that it started.
 *
 * <p>Its output is asked for, never waited for: a read of a pipe that somebody keeps open has no
 * end, and no time limit or interrupt would be noticed.
 */
final class Child {

  private static final int BUFFER = 64 << 10;
  private static final long SHORTEST_PAUSE = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

  private final ChildLimits limits;
  private final ErrorText errors = new ErrorText();
  private final byte[] buffer = new byte[BUFFER];
  private long written;

  private Child(ChildLimits limits) {
    this.limits = limits;
  }

  /**
   * Runs a program to its end.
   *
   * @param command the program and its arguments
   * @param environment its whole environment, but for a mark
   * @param limits how much it may take
   * @param input writes what it reads
   * @param output takes what it writes
   * @return how it ended, if it ended by itself
   * @throws DecoderException if it could not be started or had to be ended
   * @throws IOException what the output throws
   */
  static Ending run(
      List<String> command,
      Map<String, String> environment,
      ChildLimits limits,
      ChildInput input,
      ChildOutput output)
      throws IOException {
    try (WorkingDirectory directory = WorkingDirectory.create()) {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.path().toFile());
      Descendants descendants = new Descendants();
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().put(descendants.name(), descendants.value());
      Process process = start(builder);
      try {
        Feeder.start(process, input);
        return new Child(limits).attend(process, output);
      } finally {
        descendants.end(process);
        process.getInputStream().close();
        process.getErrorStream().close();
      }
    }
  }

  private static Process start(ProcessBuilder builder) throws DecoderException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new DecoderException(
          Kind.UNAVAILABLE, "its decoder cannot be started: " + builder.command().get(0), e);
    }
  }

  private Ending attend(Process process, ChildOutput output) throws IOException {
    long deadline = System.nanoTime() + limits.time().toNanos();
    long pause = SHORTEST_PAUSE;
    while (true) {
      // Asked first: what it wrote before its end is in the pipes by then.
      boolean running = process.isAlive();
      boolean moved = takeOutput(process.getInputStream(), output);
      moved |= takeErrors(process.getErrorStream());
      if (Thread.currentThread().isInterrupted()) {
        throw stopped(Kind.BUSY, "its decoding was interrupted");
      }
      if (System.nanoTime() - deadline > 0) {
        throw stopped(
            Kind.TOO_EXPENSIVE,
            "it takes longer than %d ms to decode".formatted(limits.time().toMillis()));
      }
      if (moved) {
        pause = SHORTEST_PAUSE;
      } else if (running) {
        LockSupport.parkNanos(pause);
        pause = Math.min(LONGEST_PAUSE, 2 * pause);
      } else {
        return new Ending(process.exitValue(), errors);
      }
    }
  }

  private boolean takeOutput(InputStream out, ChildOutput output) throws IOException {
    int read = read(out);
    if (read <= 0) {
      return false;
    }
    written += read;
    if (written > limits.output()) {
      throw stopped(Kind.CORRUPT, "more comes of it than its header says");
    }
    output.take(buffer, read);
    return true;
  }

  private boolean takeErrors(InputStream err) throws IOException {
    int read = read(err);
    if (read <= 0) {
      return false;
    }
    errors.add(buffer, read);
    return true;
  }

  private int read(InputStream in) throws IOException {
    int available = in.available();
    return available <= 0 ? 0 : in.read(buffer, 0, Math.min(available, BUFFER));
  }

  private DecoderException stopped(Kind kind, String message) {
    IOException said = errors.isEmpty() ? null : new IOException("The decoder said: " + errors);
    return new DecoderException(kind, message, said);
  }

  /**
   * How a child ended.
   *
   * @param status its exit status; above 128, the signal that ended it
   * @param errors what it wrote to its standard error
   */
  record Ending(int status, ErrorText errors) {}
}
