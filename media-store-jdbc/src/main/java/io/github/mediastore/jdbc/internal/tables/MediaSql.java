package io.github.mediastore.jdbc.internal.tables;

import java.util.function.UnaryOperator;

/** All SQL of the store on tables of its own; each statement can be pasted into psql. */
public final class MediaSql {

  static final String FACTS =
      """
      m.id, m.placeholder, r.name AS representation, r.id AS representation_id,
        r.content_type, r.size, r.sha256, r.width, r.height, r.chunk_size, r.stored_at,
        ${object} AS object_key, ${settings} AS settings,
        ${duration_millis} AS duration_millis, ${focus_x} AS focus_x, ${focus_y} AS focus_y,
        ${pairs} AS attributes\
      """;

  // The representation asked for travels with its row, and only if it is one chunk: of a larger one
  // somebody may want another part. Looked up by keys alone, once for the medium: a join with the
  // chunks would read all of them where the planner has no statistics.
  private static final String FIRST_CHUNK =
      """
      LEFT JOIN LATERAL (
        SELECT r.id AS wanted, CASE WHEN r.size <= r.chunk_size THEN (
          SELECT c.data FROM media_chunk c WHERE c.representation_id = r.id AND c.seq = 0
        ) END AS data
        FROM media_representation r
        WHERE r.media_id = m.id AND r.name IN (?, 'full')
        ORDER BY r.name = 'full'
        LIMIT 1
      ) c ON true\
      """;

  private static final String DATA = ", CASE WHEN r.id = m.wanted THEN m.data END AS data";

  private static final String REPRESENTATIONS =
      "\nJOIN media_representation r ON r.media_id = m.id";

  private static final String AT_INDEX =
      """
      (
        SELECT m.id, m.placeholder${described}
        FROM media_slot s
        JOIN media m ON m.slot_id = s.id
        WHERE s.owner_type = ? AND s.owner_id = ? AND s.name = ?
        ORDER BY m.ordinal
        OFFSET ? LIMIT 1
      ) m\
      """;

  private static final String BY_ID =
      """
      (
        SELECT m.id, m.placeholder${described}, s.owner_type, s.owner_id, s.name
        FROM media m
        JOIN media_slot s ON s.id = m.slot_id
        WHERE m.id = ?
      ) m\
      """;

  private static final String LOCK_OF_MEDIUM =
      """
      UPDATE media_slot SET version = version + 1
      WHERE id = (SELECT slot_id FROM media WHERE id = ?)
      RETURNING id, version, owner_type, owner_id, name\
      """;

  private static final String LOCK_WITH_MEDIUM =
      """
      UPDATE media_slot SET version = version + 1
      WHERE owner_type = ? AND owner_id = ? AND name = ?
        AND id = (SELECT slot_id FROM media WHERE id = ?)
      RETURNING id, version, owner_type, owner_id, name\
      """;

  // The first statement may lock a slot that the medium has left while we waited; only the second
  // sees where it is now, and must not touch it there.
  private static final String REMEMBERED = ", set_config('mediastore.slot', id::text, true)";

  private static final String IN_LOCKED_SLOT =
      " AND slot_id = nullif(current_setting('mediastore.slot', true), '')::bigint";

  private static final String IN_SLOT =
      """
       AND slot_id = (
          SELECT id FROM media_slot WHERE owner_type = ? AND owner_id = ? AND name = ?)\
      """;

  /** Locks a slot if it is there. */
  final String lockExistingSlot;

  /** Locks the slot of a medium. */
  final String lockSlotOfMedium;

  /** Locks a slot if a medium is in it. */
  final String lockSlotWithMedium;

  /** Locks all slots of an owner, in the same order whoever does it. */
  final String lockSlotsOfOwner;

  // Each is two statements that go to the server at once: the first locks the slot, the second sees
  // what the previous holder of the lock has written, because it has a snapshot of its own.
  final InsertSql put;
  final InsertSql add;
  final InsertSql replace;
  final InsertSql replaceInSlot;
  final String storeChunk;
  final String storeDigest;

  final String order;
  final String reorder;
  final String remove;
  final String clear;
  final String clearSlots;

  final String infoAt;
  final String infoById;
  final String findAt;
  final String findById;
  final String indexOf;
  final String list;
  final String count;
  final String readChunks;
  final String digest;

  /** Writes the SQL for tables of versions 1 and 2. */
  public MediaSql(UnaryOperator<String> tables) {
    this(tables, DescribedColumns.MISSING);
  }

  MediaSql(UnaryOperator<String> names, DescribedColumns columns) {
    UnaryOperator<String> tables = text -> names.apply(columns.in(text));
    String lockSlot =
        """
        INSERT INTO media_slot AS s (owner_type, owner_id, name) VALUES (?, ?, ?)
        ON CONFLICT (owner_type, owner_id, name) DO UPDATE SET version = s.version + 1
        RETURNING id, version, owner_type, owner_id, name;
        """;
    lockExistingSlot =
        tables.apply(
            """
            UPDATE media_slot SET version = version + 1
            WHERE owner_type = ? AND owner_id = ? AND name = ?
            RETURNING id, version, owner_type, owner_id, name
            """);
    lockSlotOfMedium = tables.apply(LOCK_OF_MEDIUM + REMEMBERED);
    lockSlotWithMedium = tables.apply(LOCK_WITH_MEDIUM + REMEMBERED);
    lockSlotsOfOwner =
        tables.apply(
            """
            SELECT id FROM media_slot WHERE owner_type = ? AND owner_id = ? ORDER BY id FOR UPDATE
            """);

    put =
        new InsertSql(
            tables,
            lockSlot
                + """
                WITH slot AS (
                  SELECT id, version FROM media_slot
                  WHERE owner_type = ? AND owner_id = ? AND name = ?
                ), removed AS (
                  DELETE FROM media WHERE slot_id = (SELECT id FROM slot)
                ), medium AS (
                  INSERT INTO media (slot_id, ordinal, placeholder${columns})
                  SELECT id, version, ?${values} FROM slot
                  RETURNING id${attributes}
                )\
                """);
    add =
        new InsertSql(
            tables,
            lockSlot
                + """
                WITH medium AS (
                  INSERT INTO media (slot_id, ordinal, placeholder${columns})
                  SELECT id, version, ?${values} FROM media_slot
                  WHERE owner_type = ? AND owner_id = ? AND name = ?
                  RETURNING id${attributes}
                )\
                """);
    replace = new InsertSql(tables, LOCK_OF_MEDIUM + REMEMBERED + replaced(IN_LOCKED_SLOT));
    replaceInSlot = new InsertSql(tables, LOCK_WITH_MEDIUM + replaced(IN_SLOT));
    storeChunk =
        tables.apply("INSERT INTO media_chunk (representation_id, seq, data) VALUES (?, ?, ?)");
    storeDigest = tables.apply("UPDATE media_representation SET sha256 = ? WHERE id = ?");

    order = tables.apply("SELECT id, ordinal FROM media WHERE slot_id = ? ORDER BY ordinal");
    reorder =
        tables.apply(
            """
            UPDATE media AS m SET ordinal = o.ordinal
            FROM unnest(?::bigint[], ?::bigint[]) AS o (id, ordinal)
            WHERE m.id = o.id
            """);
    remove = tables.apply("DELETE FROM media WHERE id = ?" + IN_LOCKED_SLOT);
    clear = tables.apply("DELETE FROM media WHERE slot_id = ?");
    clearSlots =
        tables.apply(
            """
            WITH removed AS (
              DELETE FROM media WHERE slot_id = ANY (?) RETURNING id
            ), slots AS (
              DELETE FROM media_slot WHERE id = ANY (?)
            )
            SELECT count(*) FROM removed
            """);

    infoAt = tables.apply("SELECT " + FACTS + "\nFROM " + AT_INDEX + REPRESENTATIONS);
    findAt = tables.apply("SELECT " + FACTS + DATA + withData(AT_INDEX));
    String byId = "SELECT " + FACTS + ", m.owner_type, m.owner_id, m.name";
    infoById = tables.apply(byId + "\nFROM " + BY_ID + REPRESENTATIONS);
    findById = tables.apply(byId + DATA + withData(BY_ID));
    indexOf =
        tables.apply(
            """
            SELECT (SELECT count(*) FROM media e
              WHERE e.slot_id = m.slot_id AND e.ordinal < m.ordinal)
            FROM media m
            JOIN media_slot s ON s.id = m.slot_id
            WHERE m.id = ? AND s.owner_type = ? AND s.owner_id = ? AND s.name = ?
            """);
    list =
        tables.apply(
            "SELECT wanted.place, "
                + FACTS
                + """

                FROM unnest(?::text[], ?::text[], ?::text[])
                  WITH ORDINALITY AS wanted (owner_type, owner_id, name, place)
                JOIN media_slot s USING (owner_type, owner_id, name)
                JOIN media m ON m.slot_id = s.id
                JOIN media_representation r ON r.media_id = m.id
                ORDER BY wanted.place, m.ordinal
                """);
    count =
        tables.apply(
            """
            SELECT count(*)
            FROM media_slot s
            JOIN media m ON m.slot_id = s.id
            WHERE s.owner_type = ? AND s.owner_id = ? AND s.name = ?
            """);
    digest = tables.apply("SELECT sha256 FROM media_representation WHERE id = ?");
    // From a byte of the first chunk to a byte of the last; substring reads only what it returns.
    readChunks =
        tables.apply(
            """
            SELECT seq, substring(data FROM first FOR last - first + 1) AS part
            FROM (
              SELECT seq, data, CASE WHEN seq = ? THEN ? ELSE 1 END AS first,
                CASE WHEN seq = ? THEN ? ELSE ?::integer END AS last
              FROM media_chunk
              WHERE representation_id = ? AND seq BETWEEN ? AND ?
            ) c
            ORDER BY seq
            """);
  }

  private static String replaced(String where) {
    return """
    ;
    WITH removed AS (
      DELETE FROM media WHERE id = ?%s RETURNING slot_id, ordinal${attributes}
    ), medium AS (
      INSERT INTO media (slot_id, ordinal, placeholder${columns})
      SELECT slot_id, ordinal, ?${kept} FROM removed
      RETURNING id${attributes}
    )\
    """
        .formatted(where);
  }

  private static String withData(String medium) {
    return "\nFROM (\nSELECT * FROM "
        + medium
        + "\n"
        + FIRST_CHUNK
        + "\nOFFSET 0\n) m"
        + REPRESENTATIONS;
  }
}
