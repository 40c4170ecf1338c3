package io.github.mediastore.jdbc;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.internal.events.StorageEvent;
import io.github.mediastore.jdbc.internal.objects.NewObject;
import io.github.mediastore.jdbc.internal.objects.ObjectWriter;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import io.github.mediastore.jdbc.internal.upload.Upload;
import io.github.mediastore.jdbc.internal.upload.UploadLimits;
import io.github.mediastore.jdbc.internal.upload.Uploads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores contents: they are read first, then a connection is borrowed; each time is an event. */
final class MediaUploads {

  private final StoreSettings settings;
  private final Transactions transactions;
  private final @Nullable NotedKeys keys;
  private final @Nullable ObjectWriter writer;
  private final UploadLimits limits;

  MediaUploads(StoreSettings settings, Transactions transactions) {
    ObjectSettings objects = settings.objects();
    this.settings = settings;
    this.transactions = transactions;
    this.keys = objects == null ? null : new NotedKeys(settings, objects, transactions);
    this.writer =
        objects == null || keys == null
            ? null
            : new ObjectWriter(objects.store(), objects.limit(), keys::note);
    this.limits = new UploadLimits(settings.chunkSize(), settings.maxSpooledBytes(), writer);
  }

  /** Returns what sends content to the object store; null if all media are in the tables. */
  @Nullable ObjectWriter writer() {
    return writer;
  }

  /** Returns where the keys of objects are noted; empty if all media are in the tables. */
  Optional<NotedKeys> keys() {
    return Optional.ofNullable(keys);
  }

  /** Returns content that is an object already. */
  StagedMedia staged(MediaContent content, NewObject object) {
    return new StagedMedia(settings, content, Upload.of(content, object));
  }

  /** Reads content, so that storing it later waits for nobody. */
  StagedMedia stage(MediaContent content) {
    return content instanceof StagedMedia staged && staged.isOf(settings)
        ? staged
        : new StagedMedia(settings, content, ready(content));
  }

  private Upload ready(MediaContent content) {
    return content instanceof StagedMedia staged && staged.isOf(settings)
        ? staged.upload()
        : Upload.of(content, limits);
  }

  /** Stores one content. */
  MediaInfo store(String what, MediaContent content, Work work) {
    return storeAll(what, List.of(content), (c, all) -> List.of(work.on(c, all.get(0)))).get(0);
  }

  /** Stores several contents, all or none. */
  List<MediaInfo> storeAll(String what, List<? extends MediaContent> contents, WorkOnAll work) {
    StorageEvent event = StorageEvent.start();
    try (Uploads uploads = Uploads.of(contents, this::ready)) {
      List<Upload> all = uploads.all();
      List<MediaInfo> stored = transactions.write(what, undo(all), c -> work.on(c, all));
      event.stored(
          what, stored.get(0).contentType(), stored.stream().mapToLong(MediaInfo::size).sum());
      return stored;
    } catch (RuntimeException e) {
      event.failed(what, e);
      throw e;
    }
  }

  private Undo undo(List<Upload> uploads) {
    return uploads.size() == 1 && uploads.get(0).isOfSingleChunks(settings.chunkSize())
        ? Undo.BY_STATEMENT
        : Undo.BY_SAVEPOINT;
  }

  /** What is done with a connection once the content is ready. */
  @FunctionalInterface
  interface Work {

    MediaInfo on(Connection connection, Upload upload) throws SQLException;
  }

  /** What is done with a connection once all contents are ready. */
  @FunctionalInterface
  interface WorkOnAll {

    List<MediaInfo> on(Connection connection, List<Upload> uploads) throws SQLException;
  }
}
