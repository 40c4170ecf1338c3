package io.github.mediastore.jdbc.internal.tables;

import java.util.function.UnaryOperator;

/**
 * SQL that goes through the media of one kind of owner by their keys. Where slots of one name are
 * wanted, that name is one more parameter behind those that say where the page begins.
 */
final class PageSql {

  // So many slots in the order of the index, and then slot by slot, whatever the planner knows:
  // OFFSET 0 keeps it from joining whole tables. A slot without media gives a row without one, so
  // that each statement comes to an end, and the next goes on behind it.
  private static final String MEDIA =
      """
      (
        SELECT m.*, s.owner_type, s.owner_id, s.name
        FROM (
          SELECT id, owner_type, owner_id, name FROM media_slot
          WHERE owner_type = ? AND (owner_id, name) >= (?, ?)${named}
          ORDER BY owner_type, owner_id, name
          LIMIT ?
        ) s
        LEFT JOIN LATERAL (
          SELECT m.id, m.slot_id, m.placeholder${described} FROM media m
          WHERE m.slot_id = s.id AND (m.id > ? OR (s.owner_id, s.name) > (?, ?))
          OFFSET 0
        ) m ON true
        WHERE m.id IS NOT NULL OR (s.owner_id, s.name) > (?, ?)
        ORDER BY s.owner_type, s.owner_id, s.name, m.id
        LIMIT ?
      ) m\
      """;

  private static final String REPRESENTATIONS =
      """

      LEFT JOIN LATERAL (
        SELECT * FROM media_representation r WHERE r.media_id = m.id OFFSET 0
      ) r ON true\
      """;

  private static final String IN_ORDER = "\nORDER BY m.owner_type, m.owner_id, m.name, m.id";

  private static final String AGE =
      """
      SELECT m.id, m.slot_id, m.owner_type, m.owner_id, m.name,
        (SELECT r.stored_at FROM media_representation r
          WHERE r.media_id = m.id AND r.name = 'full') AS stored_at
      FROM\
      """;

  final String slotsOfOwner;
  final String page;
  final String pageOfName;
  final String ages;
  final String agesOfName;
  final String lockSlots;
  final String removeAged;

  PageSql(UnaryOperator<String> names, DescribedColumns columns) {
    UnaryOperator<String> tables = text -> names.apply(columns.in(text));
    slotsOfOwner =
        tables.apply(
            """
            SELECT s.owner_type, s.owner_id, s.name FROM media_slot s
            WHERE s.owner_type = ? AND s.owner_id = ?
              AND (SELECT m.id FROM media m WHERE m.slot_id = s.id LIMIT 1) IS NOT NULL
            ORDER BY s.name
            """);
    String facts = "SELECT " + MediaSql.FACTS + ", m.owner_type, m.owner_id, m.name\nFROM ";
    page = tables.apply(facts + ofAnyName() + REPRESENTATIONS + IN_ORDER);
    pageOfName = tables.apply(facts + ofOneName() + REPRESENTATIONS + IN_ORDER);
    ages = tables.apply(AGE + " " + ofAnyName() + IN_ORDER);
    agesOfName = tables.apply(AGE + " " + ofOneName() + IN_ORDER);
    lockSlots = tables.apply("SELECT id FROM media_slot WHERE id = ANY (?) ORDER BY id FOR UPDATE");
    removeAged = tables.apply("DELETE FROM media WHERE id = ANY (?) AND slot_id = ANY (?)");
  }

  private static String ofAnyName() {
    return MEDIA.replace("${named}", "");
  }

  private static String ofOneName() {
    return MEDIA.replace("${named}", " AND name = ?");
  }
}
