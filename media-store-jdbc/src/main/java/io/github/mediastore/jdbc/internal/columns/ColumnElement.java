package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.Dimensions;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A medium found in a column. */
public final class ColumnElement {

  private final int place;
  private final MediaInfo info;
  private final byte @Nullable [] data;

  private ColumnElement(int place, MediaInfo info, byte @Nullable [] data) {
    this.place = place;
    this.info = info;
    this.data = data;
  }

  /**
   * Reads a row.
   *
   * @param before the elements that stand before it in the same slot
   */
  static ColumnElement of(ResultSet row, MediaSlot slot, List<ColumnElement> before)
      throws SQLException {
    Sha256 sha256 = Sha256.ofDigest(row.getBytes("sha256"));
    @Nullable String id = row.getString("id");
    String identity = id == null ? identityOf(sha256, before) : id;
    MediaInfo.Builder info = MediaInfo.builder(new ColumnMediaId(slot, identity).toMediaId(), slot);
    byte @Nullable [] firstBytes = row.getBytes("first_bytes");
    if (firstBytes == null) {
      int width = row.getInt("width");
      @Nullable OffsetDateTime storedAt = row.getObject("stored_at", OffsetDateTime.class);
      info.content(row.getString("content_type"), row.getLong("size"), sha256)
          .dimensions(width == 0 ? null : new Dimensions(width, row.getInt("height")))
          .placeholder(row.getString("placeholder"))
          .storedAt(storedAt == null ? null : storedAt.toInstant());
    } else {
      FirstBytes known = FirstBytes.of(firstBytes);
      info.content(known.contentType(), row.getLong("size"), sha256).dimensions(known.dimensions());
    }
    return new ColumnElement(row.getInt("place"), info.build(), row.getBytes("data"));
  }

  /** Returns its place in the column, counted from 1. */
  int place() {
    return place;
  }

  public MediaInfo info() {
    return info;
  }

  /** Returns it as a medium, which it can be only if its bytes were asked for. */
  public Media media() {
    if (data == null) {
      throw new IllegalStateException("The bytes of %s were not asked for".formatted(info));
    }
    return new ColumnMedia(info, data);
  }

  // Its bytes, and for equal bytes which of them; there is nothing else in the column.
  private static String identityOf(Sha256 sha256, List<ColumnElement> before) {
    long equal = before.stream().filter(e -> e.info.sha256().equals(sha256)).count();
    return sha256.hex() + "-" + equal;
  }
}
