package io.github.mediastore.jdbc.internal.upload;

import io.github.mediastore.MediaContent;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.jdbc.internal.objects.NewObject;
import io.github.mediastore.jdbc.internal.objects.ObjectWriter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of an upload wait: in memory, in a temporary file, as an object, or still where
 * the content can be opened.
 *
 * @param chunk all of them, if they are in memory
 * @param spool the temporary file, if they are in one
 * @param object the object, if they are one
 * @param isOwner whether closing this lets go of them
 */
record ReadyBytes(
    Upload.@Nullable Chunk chunk,
    @Nullable SpoolFile spool,
    @Nullable NewObject object,
    boolean isOwner)
    implements AutoCloseable {

  /** Reads content as far as it must be read before a connection is borrowed. */
  static ReadyBytes of(MediaContent content, UploadLimits limits) {
    OptionalLong size = content.size();
    long most = size.orElse(Long.MAX_VALUE);
    boolean isObject = size.isPresent() && most > limits.mostInTables(content.contentType());
    if (!isObject && size.isPresent() && most > limits.chunkSize() && content.isRepeatable()) {
      return new ReadyBytes(null, null, null, true);
    }
    try (ContentReader reader = ContentReader.open(content)) {
      return isObject
          ? sent(content, InputStream.nullInputStream(), reader, limits)
          : read(content, new byte[(int) Math.min(most, limits.chunkSize())], reader, limits);
    }
  }

  /** Finds out how long content is, as far as that decides where it belongs. */
  private static ReadyBytes read(
      MediaContent content, byte[] first, ContentReader reader, UploadLimits limits) {
    long mostInTables = limits.mostInTables(content.contentType());
    int length = reader.fill(first);
    if (length > mostInTables) {
      return sent(content, new ByteArrayInputStream(first, 0, length), reader, limits);
    }
    if (length < first.length || content.size().equals(OptionalLong.of(length))) {
      byte[] bytes = length == first.length ? first : Arrays.copyOf(first, length);
      return new ReadyBytes(new Upload.Chunk(bytes, reader.sha256()), null, null, true);
    }
    SpoolFile spool =
        SpoolFile.write(first, reader, limits.maxSpooledBytes(), mostInTables, content);
    if (spool.length() <= mostInTables) {
      return new ReadyBytes(null, spool, null, true);
    }
    try (spool) {
      return sent(content, spool.openStream(), reader, limits);
    }
  }

  private static ReadyBytes sent(
      MediaContent content, InputStream first, ContentReader reader, UploadLimits limits) {
    ObjectWriter objects = limits.objects();
    if (objects == null) {
      throw new IllegalStateException("Without an object store all content fits into the tables");
    }
    NewObject object = objects.send(content.contentType(), first, reader);
    return new ReadyBytes(null, null, object, true);
  }

  /** Returns the same bytes, which somebody else lets go of. */
  ReadyBytes lent() {
    return new ReadyBytes(chunk, spool, object, false);
  }

  /** Returns how many there are. */
  long size(MediaContent content) {
    if (chunk != null) {
      return chunk.bytes().length;
    }
    if (object != null) {
      return object.size();
    }
    return spool == null ? content.size().orElseThrow() : spool.length();
  }

  @Override
  public void close() {
    if (isOwner && spool != null) {
      spool.close();
    }
  }
}
