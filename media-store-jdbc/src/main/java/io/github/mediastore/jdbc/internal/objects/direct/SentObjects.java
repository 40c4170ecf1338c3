package io.github.mediastore.jdbc.internal.objects.direct;

import io.github.mediastore.ByteRange;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.internal.streams.SmallReads;
import io.github.mediastore.jdbc.internal.objects.NewObject;
import io.github.mediastore.jdbc.internal.objects.ObjectPlace;
import io.github.mediastore.jdbc.internal.objects.ObjectReader;
import io.github.mediastore.objects.NoSuchObjectException;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.StoredObject;
import java.io.IOException;
import java.util.Optional;

/** What clients have sent to the object store: is it there, and what is it. */
public final class SentObjects {

  private final ObjectStore store;
  private final ObjectReader reader;

  /** Makes a view of an object store. */
  public SentObjects(ObjectStore store) {
    this.store = store;
    this.reader = new ObjectReader(store);
  }

  /**
   * Copies what a client has sent to where no client can write. Its bytes do not pass through here.
   *
   * @param from where it was sent
   * @param size how many bytes it must have
   * @param to the key of the copy, which is noted
   * @throws UnreadableUploadException if it is not there, not whole, or replaced at this moment
   * @throws MediaStorageException if the object store fails
   */
  public void copy(String from, long size, String to) {
    try {
      Optional<StoredObject> sent = store.find(from);
      if (sent.isEmpty()) {
        throw new UnreadableUploadException("Nothing was sent to " + from, null);
      }
      if (sent.get().size() != size) {
        throw new UnreadableUploadException(
            "%d bytes were sent to %s, in place of %d".formatted(sent.get().size(), from, size),
            null);
      }
      store.copy(from, sent.get().etag(), to);
    } catch (NoSuchObjectException e) {
      throw new UnreadableUploadException(from + " was sent once more while it was copied", e);
    } catch (IOException e) {
      throw new MediaStorageException(
          "Cannot copy what was sent to %s: %s".formatted(from, e.getMessage()), e, true);
    }
  }

  /**
   * Returns a video that is an object, with what it says of itself, for which little of it is read.
   *
   * @throws io.github.mediastore.RejectedUploadException if it is none that is accepted
   * @throws MediaStorageException if the object store fails
   */
  public MediaContent video(String key, long size) {
    ObjectPlace place = new ObjectPlace(key, "an upload", () -> true);
    ByteRange all = new ByteRange(0, size - 1);
    return MediaContent.ofVideo(size, () -> new FewSkips(reader.open(place, all)));
  }

  /**
   * Reads an object to its end.
   *
   * @param content what opens it
   * @return the object with its digest
   * @throws MediaStorageException if the object store fails
   */
  public NewObject digest(String key, MediaContent content) {
    try (ContentReader bytes = ContentReader.open(content)) {
      byte[] buffer = new byte[SmallReads.MOST_BYTES];
      while (bytes.fill(buffer) == buffer.length) {
        // Only the digest is wanted.
      }
      return new NewObject(key, bytes.position(), bytes.sha256());
    }
  }

  /** Deletes an object, if the object store does: the sweep knows its row and comes back to it. */
  public void delete(String key) {
    try {
      store.delete(key);
    } catch (IOException e) {
      // Not worth failing what has succeeded, or hiding what has failed.
      return;
    }
  }
}
