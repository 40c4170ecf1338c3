package io.github.mediastore.jdbc;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What the database decided about a medium when its rows were inserted. */
record Inserted(long id, long representationId, int index, Instant storedAt) {

  static Inserted of(ResultSet row) throws SQLException {
    return new Inserted(
        row.getLong("id"),
        row.getLong("representation_id"),
        row.getInt("index"),
        row.getObject("stored_at", OffsetDateTime.class).toInstant());
  }

  MediaInfo info(MediaSlot slot, Upload upload, Sha256 sha256) {
    return MediaInfo.builder(new MediaId(Long.toString(id)), slot, index)
        .content(upload.contentType(), upload.size(), sha256)
        .dimensions(upload.dimensions())
        .placeholder(upload.placeholder())
        .storedAt(storedAt)
        .build();
  }
}
