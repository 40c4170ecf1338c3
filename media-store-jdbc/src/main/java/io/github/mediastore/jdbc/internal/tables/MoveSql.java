package io.github.mediastore.jdbc.internal.tables;

import java.util.function.UnaryOperator;

/** SQL that moves and copies media from slot to slot. */
final class MoveSql {

  final String slot;
  final String newSlot;
  final String slotOf;
  final String lock;
  final String advance;
  final String move;
  final String copyMedium;
  final String representations;
  final String copyRepresentation;
  final String copyChunks;

  MoveSql(UnaryOperator<String> names, DescribedColumns columns) {
    UnaryOperator<String> tables = text -> names.apply(columns.in(text));
    slot =
        tables.apply(
            "SELECT id FROM media_slot WHERE owner_type = ? AND owner_id = ? AND name = ?");
    newSlot =
        tables.apply(
            """
            INSERT INTO media_slot (owner_type, owner_id, name) VALUES (?, ?, ?)
            ON CONFLICT (owner_type, owner_id, name) DO NOTHING
            """);
    slotOf = tables.apply("SELECT slot_id AS id FROM media WHERE id = ?");
    lock = tables.apply("SELECT id FROM media_slot WHERE id = ANY (?) ORDER BY id FOR UPDATE");
    advance =
        tables.apply("UPDATE media_slot SET version = version + 1 WHERE id = ? RETURNING version");
    move = tables.apply("UPDATE media SET slot_id = ?, ordinal = ? WHERE id = ?");
    copyMedium =
        tables.apply(
            """
            INSERT INTO media (slot_id, ordinal, placeholder${columns})
            SELECT ?, ?, m.placeholder${described} FROM media m WHERE m.id = ?
            RETURNING id
            """);
    representations =
        tables.apply(
            """
            SELECT r.id, r.size, r.chunk_size, ${object} AS object_key
            FROM media_representation r WHERE r.media_id = ? ORDER BY r.id
            """);
    copyRepresentation =
        tables.apply(
            """
            INSERT INTO media_representation
              (media_id, name, content_type, size, sha256, width, height,
                chunk_size${later_facts}${object_column})
            SELECT ?, name, content_type, size, sha256, width, height,
              chunk_size${later_facts}${object_column}
            FROM media_representation WHERE id = ?
            RETURNING id
            """);
    copyChunks =
        tables.apply(
            """
            INSERT INTO media_chunk (representation_id, seq, data)
            SELECT ?, seq, data FROM media_chunk
            WHERE representation_id = ? AND seq BETWEEN ? AND ?
            """);
  }
}
