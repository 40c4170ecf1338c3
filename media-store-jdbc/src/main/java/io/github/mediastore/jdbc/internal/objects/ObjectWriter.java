package io.github.mediastore.jdbc.internal.objects;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.internal.streams.FileTrouble;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.Supplier;

/**
 * Sends content to the object store before its row is written. A key is noted first, so that
 * whatever happens then leaves an object that the tables know of, and never a row without bytes.
 */
public final class ObjectWriter {

  private final ObjectStore store;
  private final ObjectLimit limit;
  private final Supplier<String> keys;

  /**
   * Makes a writer.
   *
   * @param keys notes a new key each time, in a transaction that is committed when it returns
   */
  public ObjectWriter(ObjectStore store, ObjectLimit limit, Supplier<String> keys) {
    this.store = store;
    this.limit = limit;
    this.keys = keys;
  }

  /** Returns the most bytes that content of a media type may have to stay in the tables. */
  public long mostInTables(String contentType) {
    return limit.mostInTables(contentType);
  }

  /**
   * Sends content, in memory that does not grow with it.
   *
   * @param contentType its media type
   * @param first the bytes that the reader has given already
   * @param reader gives the others
   * @throws io.github.mediastore.UnreadableUploadException if reading the content fails
   * @throws MediaStorageException if the object store fails
   */
  public NewObject send(String contentType, InputStream first, ContentReader reader) {
    String key = keys.get();
    ReaderStream rest = new ReaderStream(reader);
    try {
      store.put(key, contentType, new SequenceInputStream(first, rest));
    } catch (IOException e) {
      throw new MediaStorageException(
          "Cannot store the %s content as object %s: %s"
              .formatted(contentType, key, FileTrouble.fileAndReason(e)),
          e,
          true);
    }
    if (!rest.isAtEnd()) {
      throw new MediaStorageException(
          "The object store did not read the %s content of object %s to its end"
              .formatted(contentType, key),
          null,
          false);
    }
    return new NewObject(key, reader.position(), reader.sha256());
  }
}
