package io.github.mediastore.jdbc;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a library for version 1 of the schema sends: its statements, as they were. */
final class VersionOneProgram {

  private static final String LOCK =
      """
      INSERT INTO media_slot AS s (owner_type, owner_id, name) VALUES (?, ?, ?)
      ON CONFLICT (owner_type, owner_id, name) DO UPDATE SET version = s.version + 1
      RETURNING id, version, owner_type, owner_id, name
      """;

  private static final String PUT =
      """
      WITH removed AS (
        DELETE FROM media WHERE slot_id = ?
      ), medium AS (
        INSERT INTO media (slot_id, ordinal, placeholder) VALUES (?, ?, ?) RETURNING id
      ), representation AS (
        INSERT INTO media_representation
          (media_id, name, content_type, size, sha256, width, height, chunk_size)
        SELECT id, 'full', ?, ?, ?, ?, ?, ? FROM medium
        RETURNING id, media_id, stored_at
      ), chunk AS (
        INSERT INTO media_chunk (representation_id, seq, data) SELECT id, 0, ? FROM representation
      )
      SELECT media_id AS id, id AS representation_id, stored_at FROM representation
      """;

  private static final String FIND =
      """
      SELECT m.id, m.placeholder, r.name AS representation, r.id AS representation_id,
        r.content_type, r.size, r.sha256, r.width, r.height, r.chunk_size, r.stored_at, c.data
      FROM (
        SELECT m.id, m.placeholder
        FROM media_slot s
        JOIN media m ON m.slot_id = s.id
        WHERE s.owner_type = ? AND s.owner_id = ? AND s.name = ?
        ORDER BY m.ordinal
        OFFSET ? LIMIT 1
      ) m
      JOIN media_representation r ON r.media_id = m.id
      LEFT JOIN media_chunk c
        ON c.seq = 0 AND c.representation_id = CASE
          WHEN r.size <= r.chunk_size AND r.name = coalesce(
            (SELECT w.name FROM media_representation w WHERE w.media_id = m.id AND w.name = ?),
            'full')
          THEN r.id END
      """;

  private final Connection connection;

  /** Works in the transactions of a connection, which the caller ends. */
  VersionOneProgram(Connection connection) {
    this.connection = connection;
  }

  void put(MediaSlot slot, byte[] bytes) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK);
        PreparedStatement put = connection.prepareStatement(PUT)) {
      setSlot(lock, slot);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        put.setLong(1, row.getLong("id"));
        put.setLong(2, row.getLong("id"));
        put.setLong(3, row.getLong("version"));
      }
      put.setString(4, null);
      put.setString(5, "image/webp");
      put.setLong(6, bytes.length);
      put.setBytes(7, Sha256.of(bytes).bytes());
      put.setInt(8, 8);
      put.setInt(9, 6);
      put.setInt(10, 512 << 10);
      put.setBytes(11, bytes);
      put.executeQuery().close();
    }
  }

  byte @Nullable [] find(MediaSlot slot) throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      setSlot(find, slot);
      find.setInt(4, 0);
      find.setString(5, "full");
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? row.getBytes("data") : null;
      }
    }
  }

  private static void setSlot(PreparedStatement statement, MediaSlot slot) throws SQLException {
    statement.setString(1, slot.ownerType());
    statement.setString(2, slot.ownerId());
    statement.setString(3, slot.name());
  }
}
