package io.github.mediastore.examples.parts.videos;

import io.github.mediastore.MediaContent;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.accounts.Account;
import io.github.mediastore.examples.parts.media.VideoPlace;
import io.github.mediastore.examples.parts.resumable.ResumableUploads;
import io.github.mediastore.jdbc.DirectUpload;
import io.github.mediastore.jdbc.DirectUploads;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Videos that browsers have sent before they say what for: to the object store itself if there is
 * one that takes them, else here and in pieces.
 */
@Component
class SentVideos {

  private final ObservedMediaStore<JdbcMediaStore> films;
  private final Optional<DirectUploads> direct;
  private final ObjectProvider<ResumableUploads> resumable;
  private final VideoUploads uploads;
  private final JsonMapper json;

  SentVideos(
      ObservedMediaStore<JdbcMediaStore> films,
      ObjectProvider<ObjectStore> objects,
      ObjectProvider<ResumableUploads> resumable,
      VideoUploads uploads,
      VideoPlace place,
      JsonMapper json) {
    this.films = films;
    this.direct =
        Optional.ofNullable(objects.getIfUnique())
            .filter(store -> !(store instanceof FileObjectStore)) // No browser sends to a folder.
            .map(there -> uploads(films.store(), place));
    this.resumable = resumable;
    this.uploads = uploads;
    this.json = json;
  }

  private static DirectUploads uploads(JdbcMediaStore store, VideoPlace place) {
    return DirectUploads.of(store, place.maxSize().toBytes(), place.addressesFor());
  }

  /** Returns where to send a video; empty if it is to be sent here. */
  Optional<DirectUpload> begin(Account account, String contentType, long size) {
    return direct.flatMap(store -> store.begin(nameOf(account), contentType, size));
  }

  /**
   * Stores a video that was sent, once.
   *
   * @param add the transaction that stores it
   * @return what was stored; if it was sent in pieces and stored already, what was then
   */
  Video store(Account account, String token, Function<MediaContent, Video> add) {
    if (direct.isPresent()) {
      return add.apply(direct.get().confirm(nameOf(account), token, uploads::finish));
    }
    String stored =
        resumable
            .getObject()
            .finish(
                ResumableUploads.ownerOf(account),
                token,
                (size, bytes) -> {
                  MediaContent video = films.stage(uploads.content(size, bytes));
                  return json.writeValueAsString(add.apply(video));
                });
    return json.readValue(stored, Video.class);
  }

  private static String nameOf(Account account) {
    return "user " + account.id();
  }
}
