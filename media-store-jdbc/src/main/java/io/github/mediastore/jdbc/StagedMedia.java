package io.github.mediastore.jdbc;

import io.github.mediastore.ByteRange;
import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaContent;
import io.github.mediastore.jdbc.internal.objects.NewObject;
import io.github.mediastore.jdbc.internal.upload.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Content that {@link JdbcMediaStore#stage} has read, so that a transaction need not wait for it:
 * what becomes an object is in the object store, the rest in memory, in a temporary file, or where
 * it can be opened again.
 *
 * <p>To be stored by the store that staged it, or another on the same tables and object store, once
 * or more often; any other store reads it as any content. Closing it lets go of the temporary file,
 * if there is one; it cannot be stored after that. An object that no medium has got is deleted by
 * the sweep of objects after some time, after which storing it fails with {@link
 * io.github.mediastore.MediaStorageException}. Safe for use by several threads.
 */
public final class StagedMedia implements MediaContent, AutoCloseable {

  private final StoreSettings settings;
  private final MediaContent content;
  private final Upload upload;
  private volatile boolean closed;

  StagedMedia(StoreSettings settings, MediaContent content, Upload upload) {
    this.settings = settings;
    this.content = content;
    this.upload = upload;
  }

  /** Returns whether a store with these settings can store it as it is. */
  boolean isOf(StoreSettings others) {
    ObjectSettings own = settings.objects();
    return !isObject()
        || (own != null
            && others.objects() != null
            && own.store() == others.objects().store()
            && settings.tables().equals(others.tables()));
  }

  /** Returns what is to be written, which stays as it is when that is closed. */
  Upload upload() {
    if (closed) {
      throw new IllegalStateException("This staged content is closed");
    }
    return upload.lent();
  }

  /** Returns whether the bytes are an object already. */
  public boolean isObject() {
    return upload.object() != null;
  }

  @Override
  public String contentType() {
    return upload.facts().contentType();
  }

  /** Returns the number of bytes, which is known. */
  @Override
  public OptionalLong size() {
    return OptionalLong.of(upload.size());
  }

  @Override
  public InputStream openStream() throws IOException {
    Upload ready = upload();
    NewObject object = ready.object();
    ObjectSettings objects = settings.objects();
    return object == null || objects == null
        ? ready.openStream()
        : objects.store().read(object.key(), new ByteRange(0, object.size() - 1));
  }

  @Override
  public Optional<Dimensions> dimensions() {
    return content.dimensions();
  }

  @Override
  public Optional<Duration> duration() {
    return content.duration();
  }

  @Override
  public Optional<String> placeholder() {
    return content.placeholder();
  }

  @Override
  public Optional<FocalPoint> focus() {
    return content.focus();
  }

  @Override
  public Map<String, String> attributes() {
    return upload.attributes();
  }

  /** Returns the same staged content with other attributes; closing one closes both. */
  @Override
  public StagedMedia withAttributes(Map<String, String> attributes) {
    return new StagedMedia(settings, content, upload.withAttributes(attributes));
  }

  @Override
  public Optional<String> settingsFingerprint() {
    return content.settingsFingerprint();
  }

  @Override
  public Map<String, MediaContent> renditions() {
    return content.renditions();
  }

  @Override
  public void close() {
    closed = true;
    upload.close();
  }

  /** Returns what the content says of itself. */
  @Override
  public String toString() {
    return content.toString();
  }
}
