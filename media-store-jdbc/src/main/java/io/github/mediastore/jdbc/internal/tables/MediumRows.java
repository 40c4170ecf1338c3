package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.syntax.MediaDuration;
import io.github.mediastore.jdbc.internal.driver.Descriptions;
import io.github.mediastore.jdbc.internal.upload.ContentFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows that a query gives for one medium, one for each of its representations, in any
 * order.
 */
final class MediumRows {

  private final MediaInfo.Builder info;
  private final Map<String, Representation> representations = new HashMap<>();
  private byte @Nullable [] data;

  private MediumRows(MediaInfo.Builder info) {
    this.info = info;
  }

  /** Starts with a row that has the slot too. */
  static MediumRows of(ResultSet row) throws SQLException {
    return of(row, SlotColumns.read(row));
  }

  /** Starts with a row of a medium whose slot is known. */
  static MediumRows of(ResultSet row, MediaSlot slot) throws SQLException {
    MediumRows rows =
        new MediumRows(
            MediaInfo.builder(new MediaId(row.getString("id")), slot)
                .placeholder(row.getString("placeholder"))
                .focus(
                    Descriptions.focus(
                        row.getObject("focus_x", Double.class),
                        row.getObject("focus_y", Double.class))));
    return rows.with(row);
  }

  /** Adds a row of the same medium. */
  MediumRows with(ResultSet row) throws SQLException {
    String name = row.getString("representation");
    long size = row.getLong("size");
    Sha256 sha256 = Sha256.ofDigest(row.getBytes("sha256"));
    ContentFacts facts = facts(row);
    if (name.equals(MediaInfo.FULL)) {
      facts.describe(info, size, sha256);
      info.attributes(Descriptions.attributes(row, "attributes"))
          .storedAt(row.getObject("stored_at", OffsetDateTime.class).toInstant());
    } else {
      info.rendition(name, of -> facts.describe(of, size, sha256));
    }
    representations.put(name, Representation.of(row, "representation_id"));
    return this;
  }

  private static ContentFacts facts(ResultSet row) throws SQLException {
    int width = row.getInt("width");
    return new ContentFacts(
        row.getString("content_type"),
        width == 0 ? null : new Dimensions(width, row.getInt("height")),
        MediaDuration.ofMillis(row.getLong("duration_millis")),
        Descriptions.settings(row.getString("settings")));
  }

  /** Takes the bytes from a row, if they are in it. */
  MediumRows withData(ResultSet row) throws SQLException {
    byte @Nullable [] bytes = row.getBytes("data");
    if (bytes != null) {
      data = bytes;
    }
    return this;
  }

  /** Returns whether the full representation was among the rows: without it there is no medium. */
  boolean isMedium() {
    return representations.containsKey(MediaInfo.FULL);
  }

  MediaInfo info() {
    return info.build();
  }

  /** Returns the rendition of that name, or the full one. */
  StoredMedia media(String rendition, RepresentationBytes bytes) {
    MediaInfo served = info().renditionOrFull(rendition);
    Representation representation =
        Objects.requireNonNull(representations.get(served.rendition()), served.rendition());
    return new StoredMedia(served, representation, data, bytes);
  }
}
