package io.github.mediastore.jdbc.endurance;

import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.objects.ObjectSweep;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import io.github.mediastore.jdbc.objects.SweepReport;
import io.github.mediastore.objects.FileObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * How the media in the tables without a prefix are stored.
 *
 * @param folder where objects are
 * @param largerThan what has more bytes becomes an object; nothing does if it is negative
 */
record Objects(Path folder, long largerThan) {

  private static final String INSTALLATION = "endurance";

  boolean areUsed() {
    return largerThan >= 0;
  }

  FileObjectStore objects() {
    try {
      return new FileObjectStore(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a store.
   *
   * @param keys where the keys of objects are noted, apart from a transaction that is under way
   */
  JdbcMediaStore store(DataSource dataSource, DataSource keys) {
    return areUsed()
        ? JdbcMediaStore.builder()
            .objects(objects(), largerThan, keys)
            .installation(INSTALLATION)
            .autonomous(dataSource)
        : JdbcMediaStore.autonomous(dataSource);
  }

  ObjectSweep sweep(DataSource dataSource) {
    return ObjectSweep.builder(dataSource, objects(), INSTALLATION).build();
  }

  /** Makes sure that rows have their objects, and that no object was left that no row knows. */
  void requireKnown(DataSource dataSource) {
    if (areUsed()) {
      SweepReport found = sweep(dataSource).previewUnknown();
      for (Outcome never : List.of(Outcome.MISSING, Outcome.UNKNOWN, Outcome.UNKNOWN_YOUNG)) {
        SlotView.require(found.count(never) == 0, "objects: " + found);
      }
    }
  }
}
