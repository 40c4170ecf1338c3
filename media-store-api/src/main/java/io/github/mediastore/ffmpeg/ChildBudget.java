package io.github.mediastore.ffmpeg;

import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.decoder.DecoderException.Kind;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that all children of a decoder together may take, first come, first served. */
final class ChildBudget {

  private static final int UNIT = 1 << 20;

  private final int units;
  private final Semaphore memory;

  ChildBudget(long bytes) {
    this.units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
    this.memory = new Semaphore(units, true);
  }

  /**
   * Waits for memory.
   *
   * @param bytes how much a child needs
   * @param patience the longest wait
   * @return what gives it back
   * @throws DecoderException if there is less in all, the wait was too long, or the thread was
   *     interrupted, in which case it still is
   */
  Grant take(long bytes, Duration patience) throws DecoderException {
    long needed = bytes / UNIT + 1;
    if (needed > units) {
      throw new DecoderException(
          Kind.TOO_EXPENSIVE,
          "its decoder needs %d MiB of memory; %d MiB is the most there is"
              .formatted(needed, units),
          null);
    }
    try {
      if (!memory.tryAcquire((int) needed, patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new DecoderException(
            Kind.BUSY, "waited %d ms for its decoder".formatted(patience.toMillis()), null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DecoderException(Kind.BUSY, "interrupted while waiting for its decoder", e);
    }
    return () -> memory.release((int) needed);
  }

  /** The right to some memory. */
  @FunctionalInterface
  interface Grant {

    /** Gives it back. */
    void giveBack();
  }
}
