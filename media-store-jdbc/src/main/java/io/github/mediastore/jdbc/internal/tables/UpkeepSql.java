package io.github.mediastore.jdbc.internal.tables;

import java.util.function.UnaryOperator;

/** SQL that verifies and counts what the store on tables of its own holds. */
final class UpkeepSql {

  final String openWrites;
  final String representations;
  final String exists;
  final String slotUse;
  final String tableUse;

  UpkeepSql(UnaryOperator<String> tables) {
    // The start of a transaction is not to be seen if it is prepared, of a role whose sessions this
    // one may not see, or on the primary of this standby.
    openWrites =
        tables.apply(
            """
            SELECT (SELECT max(id) FROM media_representation) AS newest,
              CASE WHEN pg_is_in_recovery() THEN now() - interval '1 day' ELSE (
                SELECT min(coalesce(a.xact_start, now() - interval '1 day'))
                FROM pg_locks l
                LEFT JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE l.relation = 'media_representation'::regclass AND l.mode = 'RowExclusiveLock'
                  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND l.pid IS DISTINCT FROM pg_backend_pid()
              ) END AS oldest_start
            """);

    // octet_length asks the row how long an out-of-line value is, and does not read it.
    representations =
        tables.apply(
            """
            SELECT r.id AS representation_id, r.media_id, r.name AS representation, r.size,
              r.sha256, r.chunk_size, to_jsonb(r) ->> 'object_key' AS object_key, r.stored_at, s.owner_type, s.owner_id, s.name,
              (SELECT coalesce(sum(octet_length(c.data)), 0)
                FROM media_chunk c WHERE c.representation_id = r.id) AS bytes_in_chunks
            FROM media_representation r
            JOIN media m ON m.id = r.media_id
            JOIN media_slot s ON s.id = m.slot_id
            WHERE r.id > ? AND r.id <= ?
            ORDER BY r.id
            LIMIT ?
            """);
    exists = tables.apply("SELECT 1 FROM media_representation WHERE id = ?");
    slotUse =
        tables.apply(
            """
            SELECT s.owner_type, s.name, count(DISTINCT s.id) AS owners,
              count(DISTINCT m.id) AS number, sum(r.size) AS bytes,
              coalesce(sum(r.size) FILTER (WHERE ${object} IS NOT NULL), 0) AS object_bytes
            FROM media_slot s
            JOIN media m ON m.slot_id = s.id
            JOIN media_representation r ON r.media_id = m.id
            GROUP BY s.owner_type, s.name
            ORDER BY s.owner_type, s.name
            """);
    // A table of partitions has no pages itself; any other is the only one of its tree.
    tableUse =
        tables.apply(
            """
            SELECT t.oid::text AS table_name, sum(pg_total_relation_size(p.oid)) AS bytes,
              sum(coalesce(pg_total_relation_size(nullif(p.reltoastrelid, 0)), 0)) AS toast_bytes,
              sum(pg_stat_get_dead_tuples(p.oid)
                + coalesce(pg_stat_get_dead_tuples(nullif(p.reltoastrelid, 0)), 0)) AS dead_rows
            FROM unnest(ARRAY['media_slot'::regclass, 'media'::regclass,
              'media_representation'::regclass, 'media_chunk'::regclass]) AS t (oid)
            CROSS JOIN LATERAL (
              SELECT t.oid AS relid UNION SELECT relid FROM pg_partition_tree(t.oid)
            ) AS part
            JOIN pg_class p ON p.oid = part.relid
            GROUP BY t.oid
            ORDER BY t.oid::oid
            """);
  }
}
