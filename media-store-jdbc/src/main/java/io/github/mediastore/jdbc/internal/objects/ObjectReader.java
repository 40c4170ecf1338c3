package io.github.mediastore.jdbc.internal.objects;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.internal.streams.FileTrouble;
import io.github.mediastore.objects.NoSuchObjectException;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.StoredObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of media from the object store, and says what its failures mean. */
public final class ObjectReader {

  private final @Nullable ObjectStore store;

  /** Makes a reader; without an object store it refuses. */
  public ObjectReader(@Nullable ObjectStore store) {
    this.store = store;
  }

  /**
   * Opens a stretch of an object.
   *
   * @return a stream that goes on where it was if the object store breaks it off, and throws {@link
   *     MediumGoneException} and {@link MediaStorageException}
   */
  public InputStream open(ObjectPlace place, ByteRange range) {
    try {
      return new ObjectStream(this, place, range);
    } catch (MediaStorageException e) {
      throw e.isTransient() && isShorter(place, range) ? tooShort(place, e) : e;
    }
  }

  /** Object stores say in ways of their own that an object ends before a range does. */
  private boolean isShorter(ObjectPlace place, ByteRange range) {
    try {
      return require(place)
          .find(place.key())
          .filter(found -> found.size() <= range.last())
          .isPresent();
    } catch (IOException e) {
      return false; // It is not there to be asked, which is what the caller is told.
    }
  }

  private static MediaStorageException tooShort(ObjectPlace place, MediaStorageException e) {
    return new MediaStorageException(
        "The object %s with the bytes of %s is shorter than it was"
            .formatted(place.key(), place.medium()),
        e.getCause(),
        false);
  }

  /**
   * Opens a stretch of an object once. Whoever reads it byte by byte, as decoders do, asks a file
   * or a connection for a buffer at a time.
   */
  InputStream openOnce(ObjectPlace place, ByteRange range) {
    try {
      return new BufferedInputStream(require(place).read(place.key(), range));
    } catch (NoSuchObjectException e) {
      throw missing(place, e);
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  /**
   * Returns what the object store knows of an object.
   *
   * @throws MediaStorageException if it does not answer
   */
  public Optional<StoredObject> find(ObjectPlace place) {
    try {
      return require(place).find(place.key());
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  /** Returns an address from which clients can read the object, if the object store gives any. */
  public Optional<URI> presign(ObjectPlace place, ResponseHeaders headers, Duration valid) {
    return require(place).presignRead(place.key(), headers, valid);
  }

  /**
   * Returns the object store.
   *
   * @throws MediaStorageException if there is none
   */
  private ObjectStore require(ObjectPlace place) {
    if (store == null) {
      throw new MediaStorageException(
          ("The bytes of %s are the object %s, and this store was made without an object store: see"
                  + " JdbcMediaStoreBuilder.objects")
              .formatted(place.medium(), place.key()),
          new IllegalStateException("No object store is known"), // Without a cause it were damage.
          false);
    }
    return store;
  }

  private static RuntimeException missing(ObjectPlace place, NoSuchObjectException e) {
    return place.isReferred().getAsBoolean()
        ? new MediaStorageException(
            "The object %s with the bytes of %s is missing".formatted(place.key(), place.medium()),
            e,
            false)
        : new MediumGoneException(
            "The medium was removed or replaced before its object was read", e);
  }

  static MediaStorageException unreadable(ObjectPlace place, IOException e) {
    return new MediaStorageException(
        "Cannot read the object %s with the bytes of %s: %s"
            .formatted(place.key(), place.medium(), FileTrouble.fileAndReason(e)),
        e,
        true);
  }
}
