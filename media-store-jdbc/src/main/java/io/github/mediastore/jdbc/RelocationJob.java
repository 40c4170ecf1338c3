package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.RelocationEntry.Outcome;
import io.github.mediastore.jdbc.internal.outage.Outage;
import io.github.mediastore.jdbc.internal.outage.Retries;
import io.github.mediastore.jdbc.internal.tables.Relocatable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Brings the bytes of stored media into objects, or back into the tables, while they are served.
 *
 * <pre>{@code
 * RelocationJob job = RelocationJob.intoObjects(store).pausing(Duration.ofMillis(50));
 * System.out.println(job.preview());
 * System.out.println(job.run());
 * }</pre>
 *
 * <p>A medium keeps its id, its version, its place and all that is known of it. Its bytes are
 * copied, read back and compared with their SHA-256 before its row changes; who is reading them
 * goes on reading. Writes to its slot wait while the row changes, and on the way back while the
 * bytes are written to the tables. Renditions stay in the tables.
 *
 * <p>What is still to be moved is asked of the tables each time: the process may be killed at any
 * moment, and another run goes on. Several may run beside each other. What a run leaves in the
 * object store, such as an object that is not needed any more, is for the sweep of objects.
 * Immutable.
 */
public final class RelocationJob {

  private static final int PAGE = 200;

  private final Relocations relocations;
  private final boolean intoObjects;
  private final Duration pause;
  private final Consumer<? super RelocationEntry> listener;

  private RelocationJob(
      Relocations relocations,
      boolean intoObjects,
      Duration pause,
      Consumer<? super RelocationEntry> listener) {
    this.relocations = relocations;
    this.intoObjects = intoObjects;
    this.pause = pause;
    this.listener = listener;
  }

  /**
   * Moves what the store would put into an object today if it were new.
   *
   * @param store was built with {@link JdbcMediaStoreBuilder#objects}, and is not bound to a
   *     connection
   * @return the job, which does nothing yet
   * @throws IllegalStateException if it has no object store
   */
  public static RelocationJob intoObjects(JdbcMediaStore store) {
    return new RelocationJob(store.relocations(), true, Duration.ZERO, entry -> {});
  }

  /**
   * Moves all objects back into the tables.
   *
   * @param store as for {@link #intoObjects}
   * @return the job, which does nothing yet
   * @throws IllegalStateException if it has no object store
   */
  public static RelocationJob intoTables(JdbcMediaStore store) {
    return new RelocationJob(store.relocations(), false, Duration.ZERO, entry -> {});
  }

  /**
   * Sets how long it waits after each medium, to leave room for others.
   *
   * @param each none unless set
   * @return the job that does
   */
  public RelocationJob pausing(Duration each) {
    return new RelocationJob(relocations, intoObjects, each, listener);
  }

  /**
   * Sets who hears of each medium when it is done.
   *
   * @param hears what it throws ends the run
   * @return the job that tells it
   */
  public RelocationJob listener(Consumer<? super RelocationEntry> hears) {
    return new RelocationJob(relocations, intoObjects, pause, hears);
  }

  /**
   * Says what {@link #run} would move: reads no bytes and writes nothing.
   *
   * @return what would be moved
   * @throws io.github.mediastore.MediaStorageException if the database cannot be used
   */
  public RelocationReport preview() {
    return each(what -> () -> Relocations.moved(what, true), false);
  }

  /**
   * Moves the bytes, one medium after the other. If the database or the object store is away, a
   * medium is tried again for a few seconds.
   *
   * @return what was done
   * @throws io.github.mediastore.MediaStorageException if they cannot be used; what was moved until
   *     then stays so, and another run goes on. If this database may not write objects, with a
   *     {@link io.github.mediastore.objects.ForeignObjectsException} as its cause
   * @throws UnstagedContentException if media are to become objects and a transaction of the host's
   *     is under way
   * @throws IllegalStateException if the thread was interrupted
   */
  public RelocationReport run() {
    return each(
        what -> intoObjects ? relocations.intoObject(what) : relocations.intoChunks(what), true);
  }

  private RelocationReport each(
      Function<Relocatable, Supplier<RelocationEntry>> work, boolean isPaced) {
    Outage outage = new Outage(Retries.PATIENT);
    long start = System.nanoTime();
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    long bytes = 0;
    boolean isAllowed = !isPaced || !intoObjects;
    List<Relocatable> page = page(outage, 0);
    while (!page.isEmpty()) {
      for (Relocatable what : page) {
        if (intoObjects && !relocations.isLarge(what)) {
          continue;
        }
        if (!isAllowed) {
          // The same for all of them, and nothing that is wrong with any.
          Retries.PATIENT.of(relocations::requireWritable);
          isAllowed = true;
        }
        RelocationEntry entry = outage.step(work.apply(what), e -> Relocations.failed(what, e));
        counts.merge(entry.outcome(), 1L, Long::sum);
        bytes += entry.outcome() == Outcome.MOVED ? entry.size() : 0;
        listener.accept(entry);
        if (isPaced) {
          pause();
        }
      }
      page = page(outage, page.get(page.size() - 1).representation().id());
    }
    return new RelocationReport(counts, bytes, Duration.ofNanos(System.nanoTime() - start));
  }

  private List<Relocatable> page(Outage outage, long after) {
    return outage.require(() -> relocations.list(!intoObjects, after, PAGE));
  }

  private void pause() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The job was interrupted; it can be started again", e);
    }
  }
}
