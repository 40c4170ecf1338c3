package io.github.mediastore.jdbc.internal.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a medium in one form, which never change while they exist.
 *
 * @param id the key of its row
 * @param size the number of bytes
 * @param chunkSize the number of bytes in each chunk but the last
 * @param object the key of the object that has the bytes; null if they are in chunks
 */
public record Representation(long id, long size, int chunkSize, @Nullable String object) {

  /**
   * Reads it from the columns of a row.
   *
   * @param id the column of its key
   */
  static Representation of(ResultSet row, String id) throws SQLException {
    return new Representation(
        row.getLong(id),
        row.getLong("size"),
        row.getInt("chunk_size"),
        row.getString("object_key"));
  }
}
