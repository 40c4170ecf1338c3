package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A representation as the verifier sees it, with how many bytes its chunks have in all. */
record StoredRepresentation(
    Representation representation,
    MediaId medium,
    MediaSlot slot,
    String name,
    Sha256 sha256,
    Instant storedAt,
    long bytesInChunks) {

  static StoredRepresentation of(ResultSet row) throws SQLException {
    return new StoredRepresentation(
        Representation.of(row, "representation_id"),
        new MediaId(row.getString("media_id")),
        SlotColumns.read(row),
        row.getString("representation"),
        Sha256.ofDigest(row.getBytes("sha256")),
        row.getObject("stored_at", OffsetDateTime.class).toInstant(),
        row.getLong("bytes_in_chunks"));
  }

  /** Says what is wrong with the number of bytes in the chunks. */
  Optional<String> wrongChunks() {
    return bytesInChunks == representation.size()
        ? Optional.empty()
        : Optional.of(
            "its chunks have %d bytes, but %d were stored"
                .formatted(bytesInChunks, representation.size()));
  }
}
