package io.github.mediastore.jdbc.objects;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.jdbc.internal.objects.sweep.ObjectRow;
import io.github.mediastore.jdbc.internal.objects.sweep.ObjectTable;
import io.github.mediastore.jdbc.internal.outage.Outage;
import io.github.mediastore.jdbc.internal.outage.Retries;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.StoredObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares all objects of a store with the tables, page by page, and looks for those of other
 * stores to which rows refer: a copy that became a store of its own still reads the original's. A
 * row is committed before its object is sent, so whoever lists first and looks for rows after that
 * finds the row of each upload that is under way.
 */
final class ObjectSurvey {

  private static final int PAGE = 1000;

  private final ObjectTable table;
  private final ObjectStore objects;
  private final String prefix;
  private final String markers;
  private final Instant oldEnough;
  private final SweepTally tally;
  private final Outage outage = new Outage(new Retries(3), "database or object store");

  /**
   * Prepares to compare.
   *
   * @param prefix what the keys of the store begin with
   * @param markers what those of the markers begin with
   * @param oldEnough by the clock of the object store; what was stored later is left alone
   */
  ObjectSurvey(
      ObjectTable table,
      ObjectStore objects,
      String prefix,
      String markers,
      Instant oldEnough,
      SweepTally tally) {
    this.table = table;
    this.objects = objects;
    this.prefix = prefix;
    this.markers = markers;
    this.oldEnough = oldEnough;
    this.tally = tally;
  }

  /**
   * Compares.
   *
   * @param unknown takes those of each page that have no row and are old enough
   */
  void run(Consumer<List<StoredObject>> unknown) {
    compare(prefix, unknown);
    List<ObjectRow> next = outage.require(() -> table.page("", 1));
    while (!next.isEmpty()) {
      String key = next.get(0).key();
      String store = key.substring(0, key.indexOf('/') + 1);
      if (!store.isEmpty() && !store.equals(prefix)) {
        compare(store, null);
      }
      String last = store.isEmpty() ? key : lastOf(store);
      next = outage.require(() -> table.page(last, 1));
    }
  }

  /** Returns what comes after all keys of a store. */
  private static String lastOf(String store) {
    return store + "\uffff";
  }

  /**
   * Compares the objects of one store.
   *
   * @param store what its keys begin with
   * @param unknown as for {@link #run}; null if what has no row here is no concern of ours
   */
  private void compare(String store, @Nullable Consumer<List<StoredObject>> unknown) {
    String after = "";
    boolean isLast = false;
    while (!isLast) {
      String from = after;
      List<StoredObject> page = outage.require(() -> list(store, from));
      isLast = page.isEmpty();
      String to = isLast ? lastOf(store) : page.get(page.size() - 1).key();
      Set<String> listed = page.stream().map(StoredObject::key).collect(Collectors.toSet());
      if (unknown != null) {
        findUnknown(page, listed, unknown);
      }
      findMissing(from.isEmpty() ? store : from, to, listed);
      after = to;
      Sweeps.checkInterrupt();
    }
  }

  /** Looks for the rows of objects that were listed. */
  private void findUnknown(
      List<StoredObject> page, Set<String> listed, Consumer<List<StoredObject>> unknown) {
    Set<String> known = outage.require(() -> table.known(listed));
    List<StoredObject> strangers =
        page.stream()
            .filter(object -> !known.contains(object.key()))
            .filter(object -> !object.key().startsWith(markers))
            .toList();
    List<StoredObject> old =
        strangers.stream().filter(object -> object.storedAt().isBefore(oldEnough)).toList();
    unknown.accept(old);
    tally.add(keys(old), Outcome.UNKNOWN);
    List<StoredObject> young = new ArrayList<>(strangers);
    young.removeAll(old);
    tally.add(keys(young), Outcome.UNKNOWN_YOUNG);
  }

  private static List<String> keys(List<StoredObject> found) {
    return found.stream().map(StoredObject::key).toList();
  }

  /** Looks at the rows between two keys. */
  private void findMissing(String after, String to, Set<String> listed) {
    String from = after;
    List<ObjectRow> rows;
    do {
      String next = from;
      rows = outage.require(() -> table.page(next, PAGE));
      for (ObjectRow row : rows) {
        from = row.key();
        if (from.compareTo(to) > 0) {
          return;
        }
        if (row.isReferenced()) {
          boolean isThere = listed.contains(from) || outage.require(() -> isThere(row.key()));
          tally.add(from, isThere ? Outcome.REFERENCED : Outcome.MISSING, null);
        }
      }
      Sweeps.checkInterrupt();
    } while (!rows.isEmpty());
  }

  /** The listing is older than the row may be. */
  private boolean isThere(String key) {
    try {
      return objects.find(key).isPresent();
    } catch (IOException e) {
      throw failure("look for the object " + key, e);
    }
  }

  private List<StoredObject> list(String store, String after) {
    try {
      return objects.list(store, after, PAGE);
    } catch (IOException e) {
      throw failure("list the objects after '" + after + "'", e);
    }
  }

  private static MediaStorageException failure(String what, IOException e) {
    return new MediaStorageException("Cannot %s: %s".formatted(what, e.getMessage()), e, true);
  }
}
