package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A medium whose bytes may be brought elsewhere.
 *
 * @param representation where they are now
 * @param medium its id
 * @param slot where it is
 * @param contentType its media type
 * @param sha256 the digest of its bytes
 */
public record Relocatable(
    Representation representation,
    MediaId medium,
    MediaSlot slot,
    String contentType,
    Sha256 sha256) {

  static Relocatable of(ResultSet row) throws SQLException {
    return new Relocatable(
        Representation.of(row, "representation_id"),
        new MediaId(row.getString("media_id")),
        SlotColumns.read(row),
        row.getString("content_type"),
        Sha256.ofDigest(row.getBytes("sha256")));
  }
}
