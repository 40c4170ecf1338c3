package io.github.mediastore.jdbc;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.RejectedUploadException.Reason;
import io.github.mediastore.UnknownUploadException;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.jdbc.internal.objects.direct.SentObjects;
import io.github.mediastore.jdbc.internal.objects.direct.UploadName;
import io.github.mediastore.jdbc.internal.objects.direct.UploadTable;
import io.github.mediastore.objects.ObjectStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Lets clients send large videos to the object store themselves, past the application, which then
 * looks at what arrived and stores it.
 *
 * <pre>{@code
 * DirectUploads uploads = DirectUploads.of(store, 2L << 30);
 * // The page says what it wants to send, and gets an address.
 * Optional<DirectUpload> begun = uploads.begin(user.id(), contentType, size);
 * // The page has sent it, and passes the token on.
 * StagedMedia video = uploads.confirm(user.id(), token);
 * transactions.run(() -> store.put(slot, video));
 * }</pre>
 *
 * <p>The address takes the size and media type that it was made for, any bytes, and any number of
 * times until it expires. So what is stored is never what lies there, but a copy, and all that is
 * said of it was read from the copy. What is refused or never confirmed, the sweep of objects
 * deletes, and what is sent to the address again later.
 *
 * <p>Safe for use by several threads.
 */
public final class DirectUploads {

  /** As much as one request to S3 can store. */
  private static final long MOST_BYTES = 5L << 30;

  private static final Pattern VIDEO = Pattern.compile("video/[0-9A-Za-z.+-]{1,64}");
  private static final Duration LONGEST = Duration.ofHours(12);

  private final MediaUploads uploads;
  private final NotedKeys keys;
  private final ObjectStore store;
  private final SentObjects sent;
  private final UploadTable table;
  private final long mostBytes;
  private final Duration valid;

  private DirectUploads(MediaUploads uploads, NotedKeys keys, long mostBytes, Duration valid) {
    this.uploads = uploads;
    this.keys = keys;
    this.store = keys.store();
    this.sent = new SentObjects(store);
    this.table = keys.uploads();
    this.mostBytes = mostBytes;
    this.valid = valid;
  }

  /**
   * Takes uploads for a store, at addresses that are good for an hour.
   *
   * @param store stores what is confirmed; made with {@link JdbcMediaStoreBuilder#objects}
   * @param mostBytes the size of the largest file that is accepted, up to 5 GiB
   * @return the uploads
   * @throws IllegalArgumentException for more bytes, or none
   * @throws IllegalStateException if the store has no object store
   */
  public static DirectUploads of(JdbcMediaStore store, long mostBytes) {
    return of(store, mostBytes, Duration.ofHours(1));
  }

  /**
   * Takes uploads for a store.
   *
   * @param store stores what is confirmed; made with {@link JdbcMediaStoreBuilder#objects}
   * @param mostBytes the size of the largest file that is accepted, up to 5 GiB
   * @param valid how long an address is good for, a second to twelve hours: within it a client must
   *     begin to send. It may be confirmed for a day
   * @return the uploads
   * @throws IllegalArgumentException for more bytes or none, or a longer time or none
   * @throws IllegalStateException if the store has no object store
   */
  public static DirectUploads of(JdbcMediaStore store, long mostBytes, Duration valid) {
    if (mostBytes < 1 || mostBytes > MOST_BYTES) {
      throw new IllegalArgumentException("A file has 1 byte to 5 GiB, not " + mostBytes);
    }
    if (valid.compareTo(Duration.ofSeconds(1)) < 0 || valid.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "An address is good for 1 second to 12 hours, not for " + valid);
    }
    NotedKeys keys =
        store
            .uploads()
            .keys()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "This store was made without an object store: see"
                            + " JdbcMediaStoreBuilder.objects"));
    return new DirectUploads(store.uploads(), keys, mostBytes, valid);
  }

  /**
   * Begins an upload.
   *
   * @param uploader who uploads, as the session has it and not the request: such as the id of the
   *     user who is signed in. Only the same can confirm the upload
   * @param contentType the media type as the client has it, one of video; what the bytes are is
   *     found out later
   * @param size how many bytes will be sent, exactly
   * @return where to send them; empty if the object store gives no addresses, so that the upload
   *     has to pass the application
   * @throws RejectedUploadException if it is too large, empty, or no video
   * @throws IllegalArgumentException if the uploader is blank
   * @throws UnstagedContentException if a transaction of the host's is under way
   * @throws MediaStorageException if the database fails
   */
  public Optional<DirectUpload> begin(String uploader, String contentType, long size) {
    requireUploader(uploader);
    requireAccepted(contentType, size);
    if (store.presignUpload("direct", contentType, size, valid).isEmpty()) {
      return Optional.empty();
    }
    UploadName name = UploadName.ofNew(size);
    String key = keys.note(name.key(uploader));
    return store
        .presignUpload(key, contentType, size, valid)
        .map(request -> new DirectUpload(name.token(), request.address(), request.headers()));
  }

  /**
   * Confirms an upload that was sent, once: copies it to where nobody can overwrite it, looks at
   * what it is, and reads it to its end for its digest, which takes as long as a download. To be
   * called before the host's transaction begins, in which what is returned is then stored.
   *
   * @param uploader who uploads, as for {@link #begin}
   * @param token what was returned then, as the request has it
   * @return the video, ready to be stored by the store that these are the uploads of
   * @throws UnknownUploadException if there is no such upload of this uploader, or no more: it was
   *     confirmed or refused before, or begun more than a day ago
   * @throws UnreadableUploadException if it was not sent, or not whole; it can be sent again
   * @throws RejectedUploadException if it is no video that is accepted; it is refused for good
   * @throws IllegalArgumentException if the uploader is blank
   * @throws UnstagedContentException if a transaction of the host's is under way
   * @throws MediaStorageException if database or object store fail; it can be confirmed again,
   *     unless the database did as it was asked and could not be asked whether it did
   */
  public StagedMedia confirm(String uploader, String token) {
    return confirm(uploader, token, UnaryOperator.identity());
  }

  /**
   * Confirms an upload as {@link #confirm(String, String)} does, and gives it more than its bytes
   * on the way, such as a poster:
   *
   * <pre>{@code
   * StagedMedia video = uploads.confirm(user.id(), token, posters::withPoster);
   * }</pre>
   *
   * @param uploader who uploads, as for {@link #begin}
   * @param token what was returned then, as the request has it
   * @param finish is given the video where it lies now, which each time that it is opened is read
   *     from the object store, and returns it with what is to be stored beside its bytes
   * @return the video, ready to be stored by the store that these are the uploads of
   * @throws UnknownUploadException as without it
   * @throws UnreadableUploadException as without it
   * @throws RejectedUploadException as without it, or thrown to refuse the video for good; whatever
   *     else is thrown, it can be confirmed again
   */
  public StagedMedia confirm(String uploader, String token, UnaryOperator<MediaContent> finish) {
    requireUploader(uploader);
    UploadName name = UploadName.parse(token).orElseThrow(DirectUploads::unknown);
    String key = table.find(name.key(uploader)).orElseThrow(DirectUploads::unknown);
    String copy = keys.note();
    sent.copy(key, name.size(), copy);
    try {
      MediaContent video = sent.video(copy, name.size());
      StagedMedia staged = uploads.staged(finish.apply(video), sent.digest(copy, video));
      finish(name.key(uploader), key);
      return staged;
    } catch (RejectedUploadException e) {
      sent.delete(copy);
      finish(name.key(uploader), key);
      throw e;
    } catch (RuntimeException e) {
      sent.delete(copy);
      throw e;
    }
  }

  /** Lets an upload be confirmed no more; its row stays for the sweep. */
  private void finish(String name, String key) {
    if (!table.finish(name)) {
      throw unknown();
    }
    sent.delete(key);
  }

  private static UnknownUploadException unknown() {
    return new UnknownUploadException(
        "There is no such upload of this uploader, or it was confirmed or refused before, or begun"
            + " more than a day ago",
        null);
  }

  private static void requireUploader(String uploader) {
    if (uploader.isBlank()) {
      throw new IllegalArgumentException("Nobody is named who uploads");
    }
  }

  private void requireAccepted(String contentType, long size) {
    if (size < 1) {
      throw new RejectedUploadException(Reason.EMPTY, "The file is empty", null);
    }
    if (size > mostBytes) {
      throw new RejectedUploadException(
          Reason.TOO_MANY_BYTES,
          "The file is larger than the limit of " + mostBytes + " bytes",
          null);
    }
    if (!VIDEO.matcher(contentType).matches()) {
      throw new RejectedUploadException(
          Reason.UNSUPPORTED_FORMAT, "The file is not a video of any known format", null);
    }
  }
}
