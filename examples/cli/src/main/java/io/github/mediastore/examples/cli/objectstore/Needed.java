package io.github.mediastore.examples.cli.objectstore;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.examples.cli.database.Database;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which stored media a command is going to read, and so which objects it needs. */
public enum Needed {
  /** All of them. */
  ALL(""),

  /** The pictures. */
  PICTURES("AND r.content_type LIKE 'image/%%'"),

  /** Those that were imported from files, by the ledger. */
  IMPORTED("AND EXISTS (SELECT FROM %4$s l WHERE l.media_id = m.id::text)");

  private static final String LEDGER = "media_migration";

  private static final String SQL =
      """
      SELECT r.object_key, s.owner_type, s.owner_id, s.name
      FROM %1$s r
      JOIN %2$s m ON m.id = r.media_id
      JOIN %3$s s ON s.id = m.slot_id
      WHERE r.object_key IS NOT NULL CONDITION
      ORDER BY r.object_key ORDER LIMIT 1
      """;

  private final String condition;

  Needed(String condition) {
    this.condition = condition;
  }

  /** Returns the first and the last object by their keys, whose stores may be two; none if none. */
  List<Example> examples(Database database) {
    boolean mayBeAny =
        database.hasTable("media_object") && (this != IMPORTED || database.hasTable(LEDGER));
    return mayBeAny
        ? Stream.of("ASC", "DESC").flatMap(order -> example(database, order).stream()).toList()
        : List.of(); // Tables of an earlier version have none.
  }

  private Optional<Example> example(Database database, String order) {
    String sql =
        SQL.replace("CONDITION", condition)
            .replace("ORDER LIMIT", order + " LIMIT")
            .formatted(
                database.table("media_representation"),
                database.table("media"),
                database.table("media_slot"),
                database.table(LEDGER));
    return database
        .query(
            sql,
            row ->
                new Example(
                    row.getString(1),
                    new MediaSlot(row.getString(2), row.getString(3), row.getString(4))))
        .stream()
        .findFirst();
  }

  /**
   * An object that a medium refers to.
   *
   * @param key its key
   * @param slot where the medium hangs
   */
  record Example(String key, MediaSlot slot) {

    /** Returns what the keys of its store begin with. */
    String prefix() {
      return key.substring(0, key.indexOf('/') + 1);
    }
  }
}
