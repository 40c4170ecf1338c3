package io.github.mediastore.jdbc;

import io.github.mediastore.Dimensions;
import io.github.mediastore.Media;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads a medium from a row of one of the queries. */
final class MediaRow {

  private MediaRow() {}

  static MediaInfo info(ResultSet row) throws SQLException {
    return info(row, SlotColumns.read(row), row.getInt("index"));
  }

  static MediaInfo info(ResultSet row, MediaSlot slot, int index) throws SQLException {
    int width = row.getInt("width");
    return MediaInfo.builder(new MediaId(row.getString("id")), slot, index)
        .content(
            row.getString("content_type"),
            row.getLong("size"),
            Sha256.ofDigest(row.getBytes("sha256")))
        .dimensions(width == 0 ? null : new Dimensions(width, row.getInt("height")))
        .placeholder(row.getString("placeholder"))
        .storedAt(row.getObject("stored_at", OffsetDateTime.class).toInstant())
        .build();
  }

  static Media media(ResultSet row, MediaInfo info, ChunkReader chunks) throws SQLException {
    Representation representation =
        new Representation(row.getLong("representation_id"), info.size(), row.getInt("chunk_size"));
    return new StoredMedia(info, representation, row.getBytes("data"), chunks);
  }
}
