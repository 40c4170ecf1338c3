package io.github.mediastore.objects;

import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the bytes of large media outside the database, under keys that the media store chooses. The
 * rows, their order and their place in the host's transaction stay in PostgreSQL.
 *
 * <p>A key is one that {@link ObjectKeys#require} accepts; another is an {@link
 * IllegalArgumentException}. No key is a folder of another: where there is {@code a}, there need
 * not be room for {@code a/b}. A key means the same to every program that uses the object store.
 * What is written is visible to every later call, and an object is visible whole or not at all.
 * Safe for use by several threads. Failures that may pass, such as status 503, are tried again
 * within a bounded time before they are thrown.
 */
public interface ObjectStore {

  /**
   * Stores an object, in the place of any of that key. Reads the stream once, in memory that does
   * not grow with it. If this throws, no object of that key has become visible, or the one there
   * was before is unchanged; only where the answer was lost may the new one be there.
   *
   * @param key where
   * @param contentType the media type that is sent to who reads the object by its address
   * @param bytes what; read to its end, not closed. What it throws is thrown on
   * @throws IOException if it could not be stored
   */
  void put(String key, String contentType, InputStream bytes) throws IOException;

  /**
   * Stores an object if there is none of that key, for marks that several programs may set at once.
   *
   * @param key where
   * @param bytes what, at most a kibibyte
   * @return whether it was stored; {@code false} if there was one, which is unchanged
   * @throws IllegalArgumentException if it is more
   * @throws IOException if it is unknown
   */
  boolean create(String key, byte[] bytes) throws IOException;

  /**
   * Copies an object, with its media type, without sending its bytes through this program.
   *
   * @param from which one
   * @param etag the {@link StoredObject#etag} that it must have; another is a {@link
   *     NoSuchObjectException}
   * @param to where, in the place of any of that key; not the same
   * @throws NoSuchObjectException if there is no such object
   * @throws IOException if it could not be copied
   */
  void copy(String from, String etag, String to) throws IOException;

  /**
   * Returns what is known of an object.
   *
   * @param key which one
   * @return its size, age and version; empty if there is none
   * @throws IOException if that is unknown
   */
  Optional<StoredObject> find(String key) throws IOException;

  /**
   * Opens a stretch of an object and reads no other bytes of it.
   *
   * @param key which one
   * @param range the stretch
   * @return a new stream, which the caller closes; whole or not, closing it is quick. It throws
   *     {@link IOException} rather than end early
   * @throws NoSuchObjectException if there is no such object
   * @throws IOException if it could not be opened, for example because the object is shorter
   */
  InputStream read(String key, ByteRange range) throws IOException;

  /**
   * Deletes an object; nothing happens if there is none.
   *
   * @param key which one
   * @throws IOException if it is unknown whether it is gone
   */
  void delete(String key) throws IOException;

  /**
   * Returns the objects whose keys begin with a prefix, in the order of their keys.
   *
   * @param prefix what the keys begin with; may be empty
   * @param after the last key of the page before, or empty for the first page
   * @param limit how many at most, 1 to 1,000
   * @return the next objects; none if there are no more
   * @throws IllegalArgumentException if no key can begin so, or for another limit
   * @throws IOException if they could not be listed
   */
  List<StoredObject> list(String prefix, String after, int limit) throws IOException;

  /**
   * Frees what unfinished uploads hold, as a program leaves them that is killed within {@link
   * #put}. They are no objects: nothing else shows them.
   *
   * @param prefix what their keys begin with; may be empty
   * @param before only uploads that began before this, so that those at work are left alone
   * @return how many there were; 0 from an object store that leaves none, or whose own rules see to
   *     them
   * @throws IOException if not all could be freed
   */
  default int discardUploads(String prefix, Instant before) throws IOException {
    return 0;
  }

  /**
   * Returns an address from which anybody who has it can read the object, ranges too, until it
   * expires.
   *
   * @param key which one; not looked up
   * @param headers what the answer shall say
   * @param valid for how long, a second to seven days
   * @return the address; empty if this object store gives none
   */
  Optional<URI> presignRead(String key, ResponseHeaders headers, Duration valid);

  /**
   * Returns a request by which anybody who has it can store one object of exactly this type and
   * size, once or again, until it expires.
   *
   * @param key where, in the place of any of that key
   * @param contentType the media type that the request must have
   * @param size the number of bytes that it must have
   * @param valid for how long, a second to seven days
   * @return the request; empty if this object store gives none
   */
  Optional<PresignedUpload> presignUpload(
      String key, String contentType, long size, Duration valid);
}
