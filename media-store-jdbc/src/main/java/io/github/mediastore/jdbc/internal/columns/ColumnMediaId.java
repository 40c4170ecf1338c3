package io.github.mediastore.jdbc.internal.columns;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the id of a medium in a column says: the slot, and which of its media by what identifies it
 * there. A column has no room for more, so the id must tell where to look.
 */
public record ColumnMediaId(MediaSlot slot, String identity) {

  private static final String MARK = "column";

  /** Stands before the number of equal media in front, if the metadata give two the same id. */
  private static final String REPEATED = "~";

  private static final Pattern IDENTITY =
      Pattern.compile("[0-9A-Za-z-]{1,64}(-[0-9]{1,9}|" + REPEATED + "[0-9]{1,9})?");

  MediaId toMediaId() {
    return new MediaId(
        String.join(
            ".",
            MARK,
            encode(slot.ownerType()),
            encode(slot.ownerId()),
            encode(slot.name()),
            encode(identity)));
  }

  /** Reads an id, empty if it cannot be one that this kind of store gave. */
  public static Optional<ColumnMediaId> of(MediaId id) {
    List<String> parts = List.of(id.value().split("\\.", -1));
    if (parts.size() != 5 || !parts.get(0).equals(MARK)) {
      return Optional.empty();
    }
    try {
      MediaSlot slot =
          new MediaSlot(decode(parts.get(1)), decode(parts.get(2)), decode(parts.get(3)));
      return Optional.of(new ColumnMediaId(slot, decode(parts.get(4))))
          .filter(name -> IDENTITY.matcher(name.identity()).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // Not Base64, or not a slot.
    }
  }

  /**
   * Returns what tells a medium from the others of its slot: the id in its metadata; otherwise its
   * bytes, and for equal bytes which of them, as there is nothing else in the column.
   *
   * @param before how many of the media in front have the same id or bytes
   */
  static String identity(@Nullable String id, Sha256 sha256, int before) {
    if (id == null) {
      return sha256.hex() + "-" + before;
    }
    return before == 0 ? id : id + REPEATED + before;
  }

  /** Returns whether the bytes alone told the medium from others when the id was given. */
  boolean isOfBytes() {
    return identity.matches("[0-9a-f]{64}-[0-9]+");
  }

  /** Returns the id in the metadata, or the digest of the bytes, that the medium has. */
  String idOrDigest() {
    return identity.replaceFirst("(?<=^[0-9a-f]{64})-[0-9]+$|" + REPEATED + "[0-9]+$", "");
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String text) {
    return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
