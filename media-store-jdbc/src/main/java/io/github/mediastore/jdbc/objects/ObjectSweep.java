package io.github.mediastore.jdbc.objects;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.objects.installation.Installation;
import io.github.mediastore.jdbc.internal.objects.installation.Turn;
import io.github.mediastore.jdbc.internal.objects.sweep.ObjectTable;
import io.github.mediastore.jdbc.internal.outage.Outage;
import io.github.mediastore.jdbc.internal.outage.Retries;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * Deletes objects to which no row refers any more. Removing media leaves their objects alone, and
 * so do a rollback and a crash; this is what cleans up.
 *
 * <pre>{@code
 * ObjectSweep sweep = ObjectSweep.builder(dataSource, objects, "production").build();
 * System.out.println(sweep.preview());
 * System.out.println(sweep.run());
 * }</pre>
 *
 * <p>Each run takes an object one step further: it is noted when it is first seen without a
 * reference, doomed when its grace is over, which refuses every new reference to it, then deleted.
 * Each step is a short transaction of its own. A run may be killed at any moment, several may run
 * beside each other, and beside uploads, copies, removals and prepared transactions. Run it once a
 * day, or at least several times within the grace.
 *
 * <p>Only the installation that the objects belong to deletes any, see {@link ObjectInstallation}.
 * Safe for use by several threads.
 */
public final class ObjectSweep {

  private static final int PAGE = 500;

  private final ObjectTable table;
  private final ObjectStore objects;
  private final Installation installation;
  private final Duration grace;
  private final Consumer<? super SweepEntry> listener;
  private final LongSupplier clock;

  ObjectSweep(ObjectSweepBuilder builder) {
    this.table = new ObjectTable(builder.names(), builder.transactions(), builder.grace);
    this.objects = builder.objects;
    this.installation = builder.installation();
    this.grace = builder.grace;
    this.listener = builder.listener;
    this.clock = builder.clock;
  }

  /**
   * Returns a builder.
   *
   * @param dataSource gives connections that are in no transaction, to the server that is written
   *     to
   * @param objects where the objects are
   * @param installation what this installation is called in the host's configuration, such as
   *     {@code production}; every copy of it must be called something else, so it should not stand
   *     in what is copied
   * @return the builder
   * @throws IllegalArgumentException if that is no name, which has 1 to 64 of the characters {@code
   *     a-z A-Z 0-9 - _ .}
   */
  public static ObjectSweepBuilder builder(
      DataSource dataSource, ObjectStore objects, String installation) {
    return new ObjectSweepBuilder(dataSource, objects, installation);
  }

  /**
   * Says what {@link #run} would do, and changes nothing. Whether it would be refused, {@link
   * ObjectInstallation} says.
   *
   * @return what would be done
   * @throws MediaStorageException if the database or the object store cannot be used
   */
  public SweepReport preview() {
    SweepTally tally = new SweepTally(listener);
    String prefix = prefix(Sweeps.ask(installation::store).toString());
    each(prefix, page -> page.rows().forEach(row -> tally.add(row.key(), page.next(row), null)));
    return tally.report(0);
  }

  /**
   * Takes each object that nothing refers to one step further. What the object store fails to
   * delete is reported, and tried again by the next run; the third failure in a row ends this one.
   *
   * @return what was done
   * @throws MediaStorageException if the objects belong to another installation, with a {@link
   *     io.github.mediastore.objects.ForeignObjectsException} as its cause; if the clocks of the
   *     database and of the object store are an hour apart, so that one of them is wrong and no
   *     grace can be measured; or if the database or the object store cannot be used: what was done
   *     until then stays, and another run goes on
   * @throws IllegalStateException if the thread was interrupted
   */
  public SweepReport run() {
    Turn turn = turn();
    String prefix = prefix(turn.store().toString());
    SweepTally tally = new SweepTally(listener);
    SweepStep step = new SweepStep(table, objects, installation, tally, clock);
    each(prefix, step::take);
    Sweeps.requireOwner(installation);
    return tally.report(discardUploads(prefix, turn.now().minus(grace)));
  }

  /**
   * Returns when this installation swept last, or claimed its objects, so that of several programs
   * that look at the same time of day one does it.
   *
   * @return by the clock of the object store; empty if it never did, or {@link #run} would be
   *     refused
   * @throws MediaStorageException if the database or the object store cannot be used
   */
  public Optional<Instant> lastRun() {
    return Sweeps.ask(installation::rotatedAt);
  }

  /** Makes sure that the objects are this database's, and that two clocks say the same. */
  private Turn turn() {
    Turn turn = Sweeps.ask(installation::rotate);
    Sweeps.requireSameTime(Sweeps.ask(table::now), turn.now());
    return turn;
  }

  private void each(String prefix, Consumer<SweepPage> work) {
    Outage outage = new Outage(Retries.PATIENT);
    SweepPage page = page(outage, "", prefix);
    while (!page.rows().isEmpty()) {
      work.accept(page);
      Sweeps.checkInterrupt();
      page = page(outage, page.last(), prefix);
    }
  }

  private SweepPage page(Outage outage, String after, String prefix) {
    return new SweepPage(outage.require(() -> table.page(after, PAGE)), prefix);
  }

  private static String prefix(String store) {
    return store + "/";
  }

  private long discardUploads(String prefix, Instant before) {
    try {
      return objects.discardUploads(prefix, before);
    } catch (IOException e) {
      throw new MediaStorageException(
          "Cannot discard unfinished uploads: " + e.getMessage(), e, true);
    }
  }

  /**
   * Lists the object store and compares it with the tables: which objects have no row, and which
   * rows no object. Changes nothing. Objects without a row are left by crashes within an upload
   * that was swept meanwhile, and by a database that was restored from a backup: it does not know
   * what was stored after it.
   *
   * @return what was found
   * @throws MediaStorageException if the database or the object store cannot be used
   */
  public SweepReport previewUnknown() {
    SweepTally tally = new SweepTally(listener);
    String store = Sweeps.ask(installation::store).toString();
    survey(store, Sweeps.ask(table::now).minus(grace), tally).run(unknown -> {});
    return tally.report(0);
  }

  /**
   * Lists as {@link #previewUnknown} does, and gives each object without a row that is older than
   * the grace, by the clock of the object store, a row to which nothing refers. Deletes nothing:
   * {@link #run} does, when a whole grace has passed from now.
   *
   * <p>Be sure that nobody else needs them: no earlier or later state of this database is to be
   * restored any more.
   *
   * @return what was found
   * @throws MediaStorageException as {@link #run} does
   * @throws IllegalStateException if the thread was interrupted
   */
  public SweepReport noteUnknown() {
    Turn turn = turn();
    SweepTally tally = new SweepTally(listener);
    survey(turn.store().toString(), turn.now().minus(grace), tally)
        .run(
            unknown -> {
              if (!unknown.isEmpty()) {
                Sweeps.requireOwner(installation);
                table.register(unknown);
              }
            });
    return tally.report(0);
  }

  private ObjectSurvey survey(String store, Instant oldEnough, SweepTally tally) {
    return new ObjectSurvey(
        table, objects, prefix(store), Installation.markers(store), oldEnough, tally);
  }
}
