package io.github.mediastore.examples.cli.export;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.examples.cli.json.JsonLine;
import io.github.mediastore.examples.cli.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a manifest: a file, and all that the store knows of what is in it.
 *
 * @param file the path below the folder, with slashes
 * @param slot where the medium hangs
 * @param index its place there, counted from 0
 * @param id what it was called in the database it came from
 * @param rendition which of its representations this is; {@link MediaInfo#FULL} for itself
 * @param contentType the media type
 * @param size the number of bytes
 * @param sha256 their digest
 * @param dimensions of a picture or video; null if they are not known
 * @param durationMillis how long it plays; null if nobody knows, and in earlier versions
 * @param placeholder to show before the bytes arrive; null if there is none, and of renditions
 * @param storedAt when it was stored; null if nobody knows
 * @param description what people wrote about it, what must stay in view, which settings made it;
 *     nothing in manifests of earlier versions
 */
record ManifestEntry(
    String file,
    MediaSlot slot,
    int index,
    String id,
    String rendition,
    String contentType,
    long size,
    Sha256 sha256,
    @Nullable Dimensions dimensions,
    @Nullable Long durationMillis,
    @Nullable String placeholder,
    @Nullable Instant storedAt,
    ManifestDescription description) {

  /** Describes a representation. */
  static ManifestEntry of(MediaInfo info, int index) {
    return new ManifestEntry(
        ExportNames.path(info, index),
        info.slot(),
        index,
        info.id().value(),
        info.rendition(),
        info.contentType(),
        info.size(),
        info.sha256(),
        info.dimensions().orElse(null),
        info.duration().map(Duration::toMillis).orElse(null),
        info.rendition().equals(MediaInfo.FULL) ? info.placeholder().orElse(null) : null,
        info.storedAt().orElse(null),
        ManifestDescription.of(info));
  }

  /** Returns whether this is the medium itself, not a rendition. */
  boolean isFull() {
    return rendition.equals(MediaInfo.FULL);
  }

  /** Returns the line. */
  String toJson() {
    JsonObject json = new JsonObject();
    json.add("file", file)
        .add("ownerType", slot.ownerType())
        .add("ownerId", slot.ownerId())
        .add("slot", slot.name())
        .add("index", (long) index)
        .add("id", id)
        .add("rendition", rendition)
        .add("contentType", contentType)
        .add("size", size)
        .add("sha256", sha256.hex())
        .add("width", dimensions == null ? null : (long) dimensions.width())
        .add("height", dimensions == null ? null : (long) dimensions.height())
        .add("placeholder", placeholder)
        .add("storedAt", storedAt == null ? null : storedAt.toString());
    if (durationMillis != null) {
      json.add("durationMillis", durationMillis);
    }
    return description.addTo(json).toString();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static ManifestEntry ofJson(String line) {
    JsonLine json = JsonLine.parse(line);
    Integer width = json.optionalInt("width");
    Integer height = json.optionalInt("height");
    String storedAt = json.optionalText("storedAt");
    try {
      return new ManifestEntry(
          json.text("file"),
          new MediaSlot(json.text("ownerType"), json.text("ownerId"), json.text("slot")),
          Math.toIntExact(json.number("index")),
          json.text("id"),
          json.text("rendition"),
          json.text("contentType"),
          json.number("size"),
          Sha256.ofHex(json.text("sha256")),
          width == null || height == null ? null : new Dimensions(width, height),
          json.optionalNumber("durationMillis"),
          json.optionalText("placeholder"),
          storedAt == null ? null : Instant.parse(storedAt),
          ManifestDescription.ofJson(json));
    } catch (ArithmeticException | DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
