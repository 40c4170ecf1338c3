package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A representation as the verifier sees it, with how many bytes its chunks have in all. */
record StoredRepresentation(
    Representation representation,
    MediaId medium,
    MediaSlot slot,
    String name,
    Sha256 sha256,
    long bytesInChunks) {

  static StoredRepresentation of(ResultSet row) throws SQLException {
    return new StoredRepresentation(
        new Representation(
            row.getLong("representation_id"), row.getLong("size"), row.getInt("chunk_size")),
        new MediaId(row.getString("media_id")),
        SlotColumns.read(row),
        row.getString("representation"),
        Sha256.ofDigest(row.getBytes("sha256")),
        row.getLong("bytes_in_chunks"));
  }
}
