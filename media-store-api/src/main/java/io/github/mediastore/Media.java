package io.github.mediastore;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A medium that was found: its metadata, and access to its bytes. Safe to use from several threads.
 *
 * <p>No stream of a medium holds a connection while its reader is slow. In return the medium may be
 * replaced or removed while it is read; a stream then fails with {@link MediumGoneException} and
 * never mixes two versions.
 */
public interface Media {

  /** Returns the facts about the medium as they were when it was found. */
  MediaInfo info();

  /**
   * Opens all the bytes.
   *
   * @return a new stream; its {@code read} throws {@link MediumGoneException} if the medium has
   *     been removed, and {@link MediaStorageException} if the store failed
   * @throws MediumGoneException if the medium has been removed already; an open stream therefore
   *     always has its first bytes
   * @throws MediaStorageException if the store failed
   */
  InputStream openStream();

  /**
   * Opens a stretch of the bytes and reads no others.
   *
   * @param range the stretch
   * @return a new stream, as {@link #openStream()}
   * @throws IllegalArgumentException if the range goes beyond the last byte
   */
  InputStream openStream(ByteRange range);

  /**
   * Reads all the bytes at once, which is right for pictures and wrong for large video.
   *
   * @return a new array
   * @throws MediumGoneException if the medium has been removed since it was found
   * @throws MediaStorageException if the store failed
   * @throws IllegalStateException if the medium is larger than an array can be
   */
  byte[] bytes();

  /**
   * Returns an address from which a client can read the bytes itself, past the application, until
   * it expires. Whoever has the address can.
   *
   * @param headers what the answer to it shall say
   * @param valid for how long
   * @return the address; empty for bytes in the database, and where the object store gives none
   */
  default Optional<URI> presign(ResponseHeaders headers, Duration valid) {
    return Optional.empty();
  }
}
