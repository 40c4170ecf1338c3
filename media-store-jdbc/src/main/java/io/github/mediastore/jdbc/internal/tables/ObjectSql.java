package io.github.mediastore.jdbc.internal.tables;

import java.util.function.UnaryOperator;

/** SQL about the objects that have bytes of media. */
final class ObjectSql {

  /**
   * To be run after a statement that refers to an object, which holds its row, so that no sweep can
   * note it from then on. What was noted before is taken back, or a removal soon after would find
   * half of its grace gone. A transaction with an older snapshot does not see that it was noted;
   * the lock refuses it with 40001. Others who refer to the same object share the lock.
   */
  static final String TAKE_NOTE_BACK =
      """
      UPDATE media_object SET unreferenced_since = NULL
      WHERE key = ? AND unreferenced_since IS NOT NULL;
      SELECT 1 FROM media_object WHERE key = ? FOR SHARE
      """;

  final String takeNoteBack;
  final String note;
  final String oldestProgram;
  final String isReferred;
  final String object;

  ObjectSql(UnaryOperator<String> tables) {
    takeNoteBack = tables.apply(TAKE_NOTE_BACK);
    // A transaction that has written already is somebody else's, who may roll it back later.
    note =
        tables.apply(
            """
            INSERT INTO media_object (key)
            SELECT id || '/' || ? FROM media_store
            WHERE oldest_program >= 4 AND pg_current_xact_id_if_assigned() IS NULL
            RETURNING key
            """);
    oldestProgram = tables.apply("SELECT oldest_program FROM media_store");
    object =
        tables.apply(
            """
            SELECT id, size, chunk_size, to_jsonb(r) ->> 'object_key' AS object_key
            FROM media_representation r WHERE id = ?
            """);
    isReferred = tables.apply("SELECT 1 FROM media_representation WHERE id = ? AND object_key = ?");
  }
}
