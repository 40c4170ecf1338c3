package io.github.mediastore.jdbc.internal.upload;

import io.github.mediastore.MediaContent;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.internal.content.Renditions;
import java.util.List;
import java.util.Map;

/** A rendition on its way into the store, in memory. */
public final class UploadedRendition {

  private final String name;
  private final ContentFacts facts;
  private final Upload.Chunk bytes;

  private UploadedRendition(String name, ContentFacts facts, Upload.Chunk bytes) {
    this.name = name;
    this.facts = facts;
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
          name, ContentFacts.of(rendition), new Upload.Chunk(bytes, reader.sha256()));
    }
  }

  public String name() {
    return name;
  }

  /** Returns what is known of the bytes beside their number and digest. */
  public ContentFacts facts() {
    return facts;
  }

  public byte[] bytes() {
    return bytes.bytes();
  }

  public Sha256 sha256() {
    return bytes.sha256();
  }
}
