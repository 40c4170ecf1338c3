package io.github.mediastore.jdbc.internal.tables;

import java.util.function.UnaryOperator;

/** SQL that changes what describes a stored medium: its attributes and its renditions. */
final class DescriptionSql {

  /** For tables with the columns of version 3. */
  final String describe;

  final String removeRenditions;

  /** For tables with the columns of version 3. */
  final String addRendition;

  /** For tables of versions 1 and 2. */
  final String addUndescribedRendition;

  /** For tables with the columns of version 4. */
  final String addRenditionWithDuration;

  final String isInSlot;

  DescriptionSql(UnaryOperator<String> tables) {
    describe =
        tables.apply(
            "UPDATE media SET attributes = jsonb_object(nullif(?::text[], '{}')) WHERE id = ?");
    removeRenditions =
        tables.apply("DELETE FROM media_representation WHERE media_id = ? AND name = ANY (?)");
    String add =
        """
        WITH rendition AS (
          INSERT INTO media_representation
            (content_type, size, sha256, width, height, chunk_size${later_facts}, name, media_id)
          VALUES (?, ?, ?, ?, ?, ?${later_values}, ?, ?)
          RETURNING id
        ), chunk AS (
          INSERT INTO media_chunk (representation_id, seq, data) SELECT id, 0, ? FROM rendition
        )
        SELECT id FROM rendition
        """;
    addRendition = tables.apply(DescribedColumns.DESCRIBED.in(add));
    addUndescribedRendition = tables.apply(DescribedColumns.MISSING.in(add));
    addRenditionWithDuration = tables.apply(DescribedColumns.ALL.in(add));
    isInSlot = tables.apply("SELECT 1 FROM media WHERE id = ? AND slot_id = ?");
  }

  String addRendition(DescribedColumns columns) {
    return switch (columns) {
      case MISSING -> addUndescribedRendition;
      case DESCRIBED -> addRendition;
      case ALL -> addRenditionWithDuration;
    };
  }
}
