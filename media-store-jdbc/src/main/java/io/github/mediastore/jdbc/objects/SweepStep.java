package io.github.mediastore.jdbc.objects;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.objects.installation.Installation;
import io.github.mediastore.jdbc.internal.objects.sweep.ObjectTable;
import io.github.mediastore.jdbc.internal.outage.Outage;
import io.github.mediastore.jdbc.internal.outage.Retries;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Takes each object of a page its one step further. */
final class SweepStep {

  /** An object store has tried several times itself when it says that it failed. */
  private static final Retries ONCE_MORE = new Retries(2);

  /** A slow object store takes many minutes for a page, in which somebody may adopt the objects. */
  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);

  private final ObjectTable table;
  private final ObjectStore objects;
  private final Installation installation;
  private final SweepTally tally;
  private final LongSupplier clock;
  private final Outage database = new Outage(Retries.PATIENT);
  private final Outage objectStore = new Outage(ONCE_MORE, "object store");

  SweepStep(
      ObjectTable table,
      ObjectStore objects,
      Installation installation,
      SweepTally tally,
      LongSupplier clock) {
    this.table = table;
    this.objects = objects;
    this.installation = installation;
    this.tally = tally;
    this.clock = clock;
  }

  void take(SweepPage page) {
    delete(page.keys(Outcome.DELETED));
    change(page, Outcome.DOOMED, table::doom);
    change(page, Outcome.NOTED, table::note);
    change(page, Outcome.KEPT, table::release);
    for (Outcome unchanged :
        List.of(Outcome.REFERENCED, Outcome.YOUNG, Outcome.WAITING, Outcome.OF_ANOTHER_STORE)) {
      tally.add(page.keys(unchanged), unchanged);
    }
  }

  /** What a transaction holds, or another sweep has changed, is left for the next time. */
  private void change(
      SweepPage page, Outcome outcome, Function<Set<String>, Supplier<Set<String>>> work) {
    Set<String> keys = new HashSet<>(page.keys(outcome));
    Set<String> changed = database.require(work.apply(keys));
    tally.add(changed, outcome);
    keys.removeAll(changed);
    tally.add(keys, Outcome.REFERENCED);
  }

  /** The object first: its row goes only after the object store has answered. */
  private void delete(List<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    Sweeps.requireOwner(installation);
    long asked = clock.getAsLong();
    List<String> deleted = new ArrayList<>();
    try {
      for (String key : keys) {
        if (clock.getAsLong() - asked >= BETWEEN_QUESTIONS.toNanos()) {
          Sweeps.requireOwner(installation);
          asked = clock.getAsLong();
        }
        if (objectStore.step(() -> delete(key), e -> failed(key, e))) {
          deleted.add(key);
        }
      }
    } finally {
      tally.add(database.require(table.forget(deleted)), Outcome.DELETED);
    }
  }

  private boolean delete(String key) {
    try {
      objects.delete(key);
      return true;
    } catch (IOException e) {
      throw new MediaStorageException(
          "Cannot delete the object %s: %s".formatted(key, e.getMessage()), e, true);
    }
  }

  private boolean failed(String key, RuntimeException e) {
    tally.add(key, Outcome.FAILED, String.valueOf(e.getMessage()));
    return false;
  }
}
