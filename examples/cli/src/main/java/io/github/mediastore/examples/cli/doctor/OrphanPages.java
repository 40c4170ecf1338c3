package io.github.mediastore.examples.cli.doctor;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.examples.cli.database.Database;
import io.github.mediastore.examples.cli.doctor.OwnerTables.OwnerKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Goes through the slots of one kind of owner, a page at a time by the index of their names, and
 * names those that hold media and whose owner has no row.
 */
final class OrphanPages {

  private static final int SLOTS = 500;

  private final Database database;
  private final String ownerType;
  private final List<OwnerKey> owners;
  private final String sql;

  OrphanPages(Database database, String ownerType, List<OwnerKey> owners) {
    this.database = database;
    this.ownerType = ownerType;
    this.owners = owners;
    // As the owner trigger compares: by the type of the key, so that an index can be used, and then
    // by its text, which of a char(8) drivers give with its spaces.
    this.sql =
        """
        SELECT p.owner_id, p.name, p.media, p.media > 0 AND NOT (%s) AS is_orphan
        FROM (
          SELECT owner_id, name,
            (SELECT count(*) FROM %s m WHERE m.slot_id = s.id) AS media
          FROM %s s
          WHERE owner_type = ? AND (owner_id, name) > (?, ?)
          ORDER BY owner_id, name
          LIMIT ?
        ) p
        ORDER BY p.owner_id, p.name
        """
            .formatted(
                owners.isEmpty()
                    ? "false"
                    : owners.stream().map(OrphanPages::exists).collect(Collectors.joining(" OR ")),
                database.table("media"),
                database.table("media_slot"));
  }

  private static String exists(OwnerKey owners) {
    return """
    EXISTS (SELECT FROM %1$s o WHERE o.%2$s = p.owner_id::%3$s
      AND p.owner_id IN (o.%2$s::text, format('%%s', o.%2$s)))\
    """
        .formatted(owners.table(), owners.column(), owners.type());
  }

  /**
   * Names all orphans.
   *
   * @return how many slots were looked at
   * @throws MediaStorageException if the tables cannot be read, or not all of their rows
   */
  long each(Consumer<Orphan> found) {
    Orphan last = new Orphan("", "", 0, false);
    long count = 0;
    while (true) {
      List<Orphan> page = page(last, SLOTS);
      if (page.isEmpty()) {
        return count;
      }
      page.stream().filter(Orphan::isOrphan).forEach(found);
      last = page.get(page.size() - 1);
      count += page.size();
    }
  }

  /** If some text of a page is no such key, each of its slots is looked for alone. */
  private List<Orphan> page(Orphan after, int most) {
    try {
      return read(after, most);
    } catch (MediaStorageException e) {
      if (!isOfData(e)) {
        throw e;
      }
      if (most == 1) {
        return List.of(inAnyTable(after));
      }
    }
    List<Orphan> page = new ArrayList<>();
    Orphan last = after;
    for (int i = 0; i < most; i++) {
      List<Orphan> one = page(last, 1);
      if (one.isEmpty()) {
        return page;
      }
      page.addAll(one);
      last = one.get(0);
    }
    return page;
  }

  private List<Orphan> read(Orphan after, int most) {
    return database.queryAll(
        sql,
        row ->
            new Orphan(
                row.getString("owner_id"),
                row.getString("name"),
                row.getLong("media"),
                row.getBoolean("is_orphan")),
        ownerType,
        after.ownerId(),
        after.name(),
        most);
  }

  /** Looks into one table after the other: text that cannot be such a key is the key of no row. */
  private Orphan inAnyTable(Orphan after) {
    for (OwnerKey owner : owners) {
      try {
        Orphan slot = new OrphanPages(database, ownerType, List.of(owner)).read(after, 1).get(0);
        if (!slot.isOrphan()) {
          return slot;
        }
      } catch (MediaStorageException e) {
        if (!isOfData(e)) {
          throw e;
        }
      }
    }
    return new OrphanPages(database, ownerType, List.of()).read(after, 1).get(0);
  }

  /** Returns whether it is the value that cannot be one of the type, or of the domain. */
  private static boolean isOfData(MediaStorageException e) {
    return e.getCause() instanceof SQLException cause
        && String.valueOf(cause.getSQLState()).matches("22...|23514");
  }

  /**
   * A slot.
   *
   * @param ownerId its owner
   * @param name its name
   * @param media how many media it holds
   * @param isOrphan whether it holds any and its owner has no row
   */
  record Orphan(String ownerId, String name, long media, boolean isOrphan) {}
}
