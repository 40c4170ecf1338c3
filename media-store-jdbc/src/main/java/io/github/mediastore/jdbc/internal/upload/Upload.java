package io.github.mediastore.jdbc.internal.upload;

import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaContent;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.jdbc.internal.objects.NewObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Content made ready to be written as often as it takes, without waiting for any client: in memory
 * if it is one chunk, sent to the object store if it belongs there, otherwise in a temporary file
 * or wherever the host can open it again.
 */
public final class Upload implements AutoCloseable {

  private final MediaContent content;
  private final Map<String, String> attributes;
  private final ContentFacts facts;
  private final ReadyBytes bytes;
  private final List<UploadedRendition> renditions;

  private Upload(
      MediaContent content,
      Map<String, String> attributes,
      ContentFacts facts,
      List<UploadedRendition> renditions,
      ReadyBytes bytes) {
    this.content = content;
    this.attributes = attributes;
    this.facts = facts;
    this.renditions = renditions;
    this.bytes = bytes;
  }

  /**
   * Reads content as far as it must be read before a connection is borrowed.
   *
   * @param content what is to be stored
   * @param limits how much may be where
   * @throws io.github.mediastore.UnreadableUploadException if that fails
   * @throws io.github.mediastore.MediaStorageException if it was to become an object, and did not
   */
  public static Upload of(MediaContent content, UploadLimits limits) {
    ContentFacts facts = ContentFacts.of(content);
    Map<String, String> attributes = MediaAttributes.check(content.attributes());
    List<UploadedRendition> renditions = UploadedRendition.of(content);
    return new Upload(content, attributes, facts, renditions, ReadyBytes.of(content, limits));
  }

  /** Returns content whose bytes are an object already. */
  public static Upload of(MediaContent content, NewObject object) {
    return new Upload(
        content,
        MediaAttributes.check(content.attributes()),
        ContentFacts.of(content),
        UploadedRendition.of(content),
        new ReadyBytes(null, null, object, true));
  }

  /** Returns the same with other attributes. */
  public Upload withAttributes(Map<String, String> others) {
    return new Upload(content, MediaAttributes.check(others), facts, renditions, bytes);
  }

  /** Returns the same, which stays as it is when that is closed. */
  public Upload lent() {
    return new Upload(content, attributes, facts, renditions, bytes.lent());
  }

  /** Returns all the bytes if they are one chunk, otherwise null. */
  public @Nullable Chunk chunk() {
    return bytes.chunk();
  }

  /** Returns the object that the bytes are, otherwise null. */
  public @Nullable NewObject object() {
    return bytes.object();
  }

  /** Returns the renditions, in the order of their names. */
  public List<UploadedRendition> renditions() {
    return renditions;
  }

  /** Returns whether each representation is one chunk, so that one statement writes them all. */
  public boolean isOfSingleChunks(int chunkSize) {
    return (chunk() != null || object() != null)
        && renditions.stream().allMatch(r -> r.bytes().length <= chunkSize);
  }

  /** Opens the bytes from the start. */
  public ContentReader open() {
    SpoolFile spool = bytes.spool();
    return ContentReader.open(spool == null ? content : spool);
  }

  /** Opens the bytes from the start, unless they are an object. */
  public InputStream openStream() throws IOException {
    Chunk chunk = chunk();
    if (chunk != null) {
      return new ByteArrayInputStream(chunk.bytes());
    }
    SpoolFile spool = bytes.spool();
    return spool == null ? content.openStream() : spool.openStream();
  }

  /** Returns what is known of the bytes beside their number and digest. */
  public ContentFacts facts() {
    return facts;
  }

  public long size() {
    return bytes.size(content);
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

  @Override
  public void close() {
    bytes.close();
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
