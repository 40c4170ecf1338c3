package io.github.mediastore.examples.cli.export;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.examples.cli.database.Database;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * All slots of the store, some at a time, in the order in which they came into being: those that
 * come later are seen too, and however many there are, few are in memory.
 */
final class SlotPages implements Iterator<List<MediaSlot>> {

  private static final int SLOTS = 50;

  private final Database database;
  private final String sql;
  private long last;
  private @Nullable List<MediaSlot> next;

  SlotPages(Database database) {
    this.database = database;
    this.sql =
        """
        SELECT id, owner_type, owner_id, name FROM %s WHERE id > ? ORDER BY id LIMIT %d
        """
            .formatted(database.table("media_slot"), SLOTS);
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next =
          database.query(
              sql,
              row -> {
                last = row.getLong("id");
                return new MediaSlot(
                    row.getString("owner_type"), row.getString("owner_id"), row.getString("name"));
              },
              last);
    }
    return !next.isEmpty();
  }

  @Override
  public List<MediaSlot> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    List<MediaSlot> page = next;
    next = null;
    return page;
  }
}
