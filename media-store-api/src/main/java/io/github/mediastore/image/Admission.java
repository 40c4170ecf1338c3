package io.github.mediastore.image;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets as many compressions run at once as memory and processors allow, first come, first served.
 *
 * <p>Memory is counted in bytes that the chosen way of decoding will take, not in pictures or
 * pixels: ten small uploads need not wait for each other, and two huge ones cannot end the JVM
 * together. A processor is asked for only when the upload is here, so that a slow client keeps none
 * from others. Safe for use by platform and virtual threads.
 */
final class Admission {

  private static final int UNIT = 1024;

  /** What one phone photo may take: small heaps, which do little else, must not refuse it. */
  private static final long ENOUGH_FOR_ONE = 64 << 20;

  /** One budget for the process, because there is one heap, however many compressors there are. */
  private static final Admission SHARED =
      new Admission(
          budgetOf(Runtime.getRuntime().maxMemory()), Runtime.getRuntime().availableProcessors());

  private final int units;
  private final Semaphore memory;
  private final Semaphore processors;

  /**
   * Held by the one reservation that may ask for more while it has some. Were there two, each could
   * wait for what the other holds.
   */
  private final Semaphore growth = new Semaphore(1, true);

  Admission(long bytes, int processors) {
    this.units = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / UNIT));
    this.memory = new Semaphore(units, true);
    this.processors = new Semaphore(processors, true);
  }

  static Admission shared() {
    return SHARED;
  }

  /** Returns a quarter of the heap, more of it where a quarter would not do for one picture. */
  static long budgetOf(long heap) {
    return Math.max(heap / 4, Math.min(ENOUGH_FOR_ONE, heap / 4 * 3));
  }

  /** Returns the bytes that all compressions together may take. */
  long budget() {
    return (long) (units - 1) * UNIT;
  }

  /**
   * Waits for memory, asked for once.
   *
   * @param bytes the most memory that the compression will take, the upload included
   * @param patience the longest wait, over all that is waited for
   * @return the reservation, to be closed when the memory is free again
   * @throws RejectedUploadException if the whole budget is less than {@code bytes}
   * @throws CompressorBusyException if the wait was too long or the thread was interrupted, in
   *     which case it still is
   */
  Reservation reserve(long bytes, Duration patience) {
    int needed = affordableUnits(bytes);
    Reservation reservation = new Reservation(patience);
    reservation.acquire(memory, needed);
    reservation.held = needed;
    return reservation;
  }

  /**
   * Waits for memory to take an upload in whose header lies too far behind its start: only then is
   * it known how much more is needed.
   *
   * @param bytes the most memory that the upload itself takes
   * @param patience the longest wait, over all that is waited for
   * @return a reservation that may be adjusted upwards, once
   * @throws RejectedUploadException as {@link #reserve}
   * @throws CompressorBusyException as {@link #reserve}
   */
  Reservation reserveToGrow(long bytes, Duration patience) {
    int needed = affordableUnits(bytes);
    Reservation reservation = new Reservation(patience);
    reservation.acquire(growth, 1);
    reservation.growing = true;
    try {
      reservation.acquire(memory, needed);
      reservation.held = needed;
      return reservation;
    } catch (RuntimeException e) {
      reservation.close();
      throw e;
    }
  }

  private int affordableUnits(long bytes) {
    long needed = units(bytes);
    if (needed > units) {
      throw new RejectedUploadException(
          Reason.TOO_EXPENSIVE,
          "The picture needs %d MiB of memory; %d MiB is the most there is for one"
              .formatted(mebibytes(needed), mebibytes(units)),
          null);
    }
    return (int) needed;
  }

  private static long units(long bytes) {
    return Math.max(1, bytes / UNIT + 1);
  }

  private static long mebibytes(long units) {
    return (units * UNIT + (1 << 20) - 1) >> 20;
  }

  /** The right to some memory and, later, to a processor. For the thread that got it. */
  final class Reservation implements AutoCloseable {

    private final Duration patience;
    private long remainingNanos;
    private int held;
    private boolean growing;
    private boolean running;

    private Reservation(Duration patience) {
      this.patience = patience;
      this.remainingNanos = TimeUnit.NANOSECONDS.convert(patience);
    }

    /**
     * Adjusts the memory to what is known now: gives back what is not needed, or waits for more if
     * this reservation may grow.
     *
     * @throws RejectedUploadException as {@link Admission#reserve}
     * @throws CompressorBusyException as {@link Admission#reserve}
     */
    void adjustTo(long bytes) {
      if (growing) {
        int needed = affordableUnits(bytes);
        acquire(memory, Math.max(0, needed - held));
        held = Math.max(held, needed);
        growing = false;
        growth.release();
      }
      int needed = (int) Math.min(held, units(bytes));
      memory.release(held - needed);
      held = needed;
    }

    /**
     * Waits for a processor.
     *
     * @throws CompressorBusyException as {@link Admission#reserve}
     */
    void awaitProcessor() {
      acquire(processors, 1);
      running = true;
    }

    /** Keeps the memory, beyond {@link #close}, until something else has ended that holds it. */
    void keepMemoryUntil(CompletionStage<?> end) {
      int kept = held;
      held = 0;
      end.whenComplete((result, failure) -> memory.release(kept));
    }

    @Override
    public void close() {
      if (running) {
        processors.release();
      }
      if (growing) {
        growth.release();
      }
      memory.release(held);
    }

    private void acquire(Semaphore semaphore, int permits) {
      long start = System.nanoTime();
      try {
        if (!semaphore.tryAcquire(permits, remainingNanos, TimeUnit.NANOSECONDS)) {
          throw new CompressorBusyException(
              "Too many pictures at once: waited %d ms to compress this one"
                  .formatted(patience.toMillis()),
              null);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CompressorBusyException("Interrupted while waiting to compress a picture", e);
      } finally {
        remainingNanos = Math.max(0, remainingNanos - (System.nanoTime() - start));
      }
    }
  }
}
