package io.github.mediastore.jdbc.internal.tables;

import java.util.function.UnaryOperator;

/** SQL that changes where bytes are. Renditions stay in chunks. */
final class RelocationSql {

  private static final String MEDIA =
      """
      SELECT r.id AS representation_id, r.media_id, r.size, r.chunk_size, r.object_key,
        r.content_type, r.sha256, s.owner_type, s.owner_id, s.name
      FROM media_representation r
      JOIN media m ON m.id = r.media_id
      JOIN media_slot s ON s.id = m.slot_id
      WHERE r.id > ? AND r.name = 'full' AND r.object_key IS%s NULL
      ORDER BY r.id
      LIMIT ?
      """;

  final String inChunks;
  final String inObjects;
  final String isInSlot;
  final String setObject;
  final String setChunks;
  final String removeChunks;
  final String chunks;

  RelocationSql(UnaryOperator<String> tables) {
    inChunks = tables.apply(MEDIA.formatted(""));
    inObjects = tables.apply(MEDIA.formatted(" NOT"));
    isInSlot = tables.apply("SELECT 1 FROM media WHERE id = ? AND slot_id = ?");
    setObject =
        tables.apply(
            """
            UPDATE media_representation SET object_key = ? WHERE id = ? AND object_key IS NULL
            """);
    setChunks =
        tables.apply(
            """
            UPDATE media_representation SET object_key = NULL WHERE id = ? AND object_key = ?
            """);
    removeChunks = tables.apply("DELETE FROM media_chunk WHERE representation_id = ?");
    chunks = tables.apply("SELECT data FROM media_chunk WHERE representation_id = ? ORDER BY seq");
  }
}
