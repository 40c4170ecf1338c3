package io.github.mediastore.jdbc.internal.upload;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.internal.content.Renditions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rendition on its way into the store, in memory. */
public final class UploadedRendition {

  private final String name;
  private final String contentType;
  private final @Nullable Dimensions dimensions;
  private final @Nullable String settings;
  private final Upload.Chunk bytes;

  private UploadedRendition(
      String name,
      String contentType,
      @Nullable Dimensions dimensions,
      @Nullable String settings,
      Upload.Chunk bytes) {
    this.name = name;
    this.contentType = contentType;
    this.dimensions = dimensions;
    this.settings = settings;
    this.bytes = bytes;
  }

  /**
   * Reads all renditions of content.
   *
   * @throws io.github.mediastore.UnreadableUploadException if that fails
   * @throws IllegalArgumentException if a name or a media type is malformed
   */
  static List<UploadedRendition> of(MediaContent content) {
    return of(content.renditions());
  }

  /**
   * Reads renditions.
   *
   * @param renditions content by names
   * @throws io.github.mediastore.UnreadableUploadException if that fails
   * @throws IllegalArgumentException if a name or a media type is malformed
   */
  public static List<UploadedRendition> of(Map<String, ? extends MediaContent> renditions) {
    return Renditions.of(renditions).entrySet().stream()
        .map(entry -> read(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static UploadedRendition read(String name, MediaContent rendition) {
    try (ContentReader reader = ContentReader.open(rendition)) {
      byte[] bytes = reader.readAll();
      return new UploadedRendition(
          name,
          rendition.contentType(),
          rendition.dimensions().orElse(null),
          Upload.settings(rendition),
          new Upload.Chunk(bytes, reader.sha256()));
    }
  }

  public String name() {
    return name;
  }

  public String contentType() {
    return contentType;
  }

  public @Nullable Dimensions dimensions() {
    return dimensions;
  }

  /** Returns the fingerprint of the settings that made the bytes. */
  public @Nullable String settings() {
    return settings;
  }

  public byte[] bytes() {
    return bytes.bytes();
  }

  public Sha256 sha256() {
    return bytes.sha256();
  }
}
