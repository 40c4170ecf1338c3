package io.github.mediastore.jdbc.internal.upload;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaContent;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.internal.syntax.MediaType;
import io.github.mediastore.internal.syntax.SettingsFingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Content made ready to be written as often as it takes, without waiting for any client: in memory
 * if it is one chunk, otherwise in a temporary file or wherever the host can open it again.
 */
public final class Upload implements AutoCloseable {

  private final MediaContent content;
  private final Map<String, String> attributes;
  private final @Nullable String settings;
  private final @Nullable Chunk chunk;
  private final @Nullable SpoolFile spool;
  private final List<UploadedRendition> renditions;

  private Upload(
      MediaContent content,
      List<UploadedRendition> renditions,
      @Nullable Chunk chunk,
      @Nullable SpoolFile spool) {
    this.content = content;
    this.attributes = MediaAttributes.check(content.attributes());
    this.settings = settings(content);
    this.renditions = renditions;
    this.chunk = chunk;
    this.spool = spool;
  }

  /**
   * Reads content as far as it must be read before a connection is borrowed.
   *
   * @param content what is to be stored
   * @param chunkSize the most bytes kept in memory
   * @param maxSpooledBytes the most bytes that may wait in a temporary file
   * @throws io.github.mediastore.UnreadableUploadException if that fails
   */
  public static Upload of(MediaContent content, int chunkSize, long maxSpooledBytes) {
    MediaType.require(content.contentType());
    MediaAttributes.check(content.attributes());
    List<UploadedRendition> renditions = UploadedRendition.of(content);
    OptionalLong size = content.size();
    long most = size.orElse(Long.MAX_VALUE);
    if (size.isPresent() && most > chunkSize && content.isRepeatable()) {
      return new Upload(content, renditions, null, null);
    }
    try (ContentReader reader = ContentReader.open(content)) {
      byte[] first = new byte[(int) Math.min(most, chunkSize)];
      int length = reader.fill(first);
      if (length < first.length || length == most) {
        byte[] bytes = length == first.length ? first : Arrays.copyOf(first, length);
        return new Upload(content, renditions, new Chunk(bytes, reader.sha256()), null);
      }
      return new Upload(
          content, renditions, null, SpoolFile.write(first, reader, maxSpooledBytes, content));
    }
  }

  /** Returns all the bytes if they are one chunk, otherwise null. */
  public @Nullable Chunk chunk() {
    return chunk;
  }

  /** Returns the renditions, in the order of their names. */
  public List<UploadedRendition> renditions() {
    return renditions;
  }

  /** Returns whether each representation is one chunk, so that one statement writes them all. */
  public boolean isOfSingleChunks(int chunkSize) {
    return chunk != null && renditions.stream().allMatch(r -> r.bytes().length <= chunkSize);
  }

  /** Opens the bytes from the start. */
  public ContentReader open() {
    return ContentReader.open(spool == null ? content : spool);
  }

  public String contentType() {
    return content.contentType();
  }

  public long size() {
    if (chunk != null) {
      return chunk.bytes().length;
    }
    return spool == null ? content.size().orElseThrow() : spool.length();
  }

  public @Nullable Dimensions dimensions() {
    return content.dimensions().orElse(null);
  }

  public @Nullable String placeholder() {
    return content.placeholder().orElse(null);
  }

  /** Returns the attributes, which are within the limits. */
  public Map<String, String> attributes() {
    return attributes;
  }

  public @Nullable FocalPoint focus() {
    return content.focus().orElse(null);
  }

  /** Returns the fingerprint of the settings that made the bytes. */
  public @Nullable String settings() {
    return settings;
  }

  static @Nullable String settings(MediaContent content) {
    return content.settingsFingerprint().map(SettingsFingerprint::require).orElse(null);
  }

  @Override
  public void close() {
    if (spool != null) {
      spool.close();
    }
  }

  /** Bytes with their digest. */
  public static final class Chunk {

    private final byte[] bytes;
    private final Sha256 sha256;

    Chunk(byte[] bytes, Sha256 sha256) {
      this.bytes = bytes;
      this.sha256 = sha256;
    }

    public byte[] bytes() {
      return bytes;
    }

    public Sha256 sha256() {
      return sha256;
    }
  }
}
