package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.Media;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.BytesMedia;
import io.github.mediastore.internal.syntax.MediaDuration;
import io.github.mediastore.internal.syntax.MediaType;
import io.github.mediastore.jdbc.internal.driver.Descriptions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says about one medium. Where its bytes are in hand and the metadata are of
 * others, it says what the bytes tell.
 */
final class ElementRow {

  private static final KnownDigests KNOWN = new KnownDigests();

  private final int place;
  private final boolean isUntrue;
  private final byte @Nullable [] data;
  private final @Nullable String recorded;
  private final @Nullable String id;
  private final long size;
  private final Sha256 sha256;
  private final FirstBytes known;
  private final @Nullable String placeholder;
  private final @Nullable Instant storedAt;
  private final @Nullable FocalPoint focus;
  private final @Nullable String settings;
  private final @Nullable Duration duration;
  private final Map<String, String> attributes;

  ElementRow(ResultSet row) throws SQLException {
    place = row.getInt("place");
    data = row.getBytes("data");
    recorded = digest(row.getString("recorded"));
    attributes = Descriptions.attributes(row, "attributes");
    Sha256 said = Sha256.ofDigest(row.getBytes("sha256"));
    boolean hasFacts = row.getString("id") != null;
    isUntrue =
        hasFacts
            && row.getBoolean("is_wanted")
            && (data == null
                || data.length != row.getLong("size")
                || !KNOWN.isDigestOf(said, data));
    if (isUntrue && data != null) {
      id = null;
      size = data.length;
      sha256 = Sha256.of(data);
      known = FirstBytes.of(data);
      placeholder = null;
      storedAt = null;
      focus = null;
      settings = null;
      duration = null;
    } else {
      id = row.getString("id");
      size = row.getLong("size");
      sha256 = said;
      known = hasFacts ? facts(row) : FirstBytes.of(row.getBytes("first_bytes"));
      placeholder = row.getString("placeholder");
      storedAt = instant(row.getString("stored_at"));
      focus =
          Descriptions.focus(
              fraction(row.getString("focus_x")), fraction(row.getString("focus_y")));
      settings = Descriptions.settings(row.getString("settings"));
      duration = duration(row.getString("duration_millis"));
    }
  }

  /** Returns whether its bytes were asked for and are not those of its metadata, or not there. */
  boolean isUntrue() {
    return isUntrue;
  }

  /** Returns where it stands in the column, counted from 1. */
  int place() {
    return place;
  }

  /** Returns the digest that the metadata name, whether or not it is that of the bytes. */
  @Nullable String recorded() {
    return recorded;
  }

  /** Returns what tells it from others of the slot, but for those with the same bytes. */
  String idOrDigest() {
    return id == null ? sha256.hex() : id;
  }

  /**
   * Returns its facts.
   *
   * @param before how many of the media in front have the same id or digest
   */
  MediaInfo info(MediaSlot slot, int before) {
    String identity = ColumnMediaId.identity(id, sha256, before);
    return MediaInfo.builder(new ColumnMediaId(slot, identity).toMediaId(), slot)
        .content(known.contentType(), size, sha256)
        .dimensions(known.dimensions())
        .placeholder(placeholder)
        .storedAt(storedAt)
        .focus(focus)
        .settingsFingerprint(settings)
        .duration(duration)
        .attributes(attributes)
        .build();
  }

  /** Returns the medium if its bytes are in hand. */
  @Nullable Media media(MediaInfo info) {
    return data == null ? null : new BytesMedia(info, data);
  }

  private static FirstBytes facts(ResultSet row) throws SQLException {
    int width = positive(row.getString("width"));
    int height = positive(row.getString("height"));
    return new FirstBytes(
        mediaType(row.getString("content_type")),
        width == 0 || height == 0 ? null : new Dimensions(width, height));
  }

  /** Returns null for what is no digest. */
  static @Nullable String digest(@Nullable String hex) {
    return hex != null && hex.matches("[0-9a-f]{64}") ? hex : null;
  }

  /** Returns 0 for what this store would not have written. */
  private static int positive(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** Returns null for what this store would not have written. */
  private static @Nullable Double fraction(@Nullable String text) {
    try {
      return text == null ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null; // Not written by this store.
    }
  }

  /** Returns null for what this store would not have written. */
  private static @Nullable Duration duration(@Nullable String millis) {
    return millis != null && millis.matches("[0-9]{1,18}")
        ? MediaDuration.ofMillis(Long.parseLong(millis))
        : null;
  }

  /** Returns a type that can stand in a response header. */
  private static String mediaType(String text) {
    try {
      return MediaType.require(text);
    } catch (IllegalArgumentException e) {
      return FirstBytes.UNKNOWN_TYPE;
    }
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null; // Not written by this store.
    }
  }
}
