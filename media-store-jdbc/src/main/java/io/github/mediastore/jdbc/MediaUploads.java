package io.github.mediastore.jdbc;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.internal.events.StorageEvent;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import io.github.mediastore.jdbc.internal.upload.Upload;
import io.github.mediastore.jdbc.internal.upload.Uploads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Stores contents: they are read first, then a connection is borrowed; each time is an event. */
record MediaUploads(StoreSettings settings, Transactions transactions) {

  /** Stores one content. */
  MediaInfo store(String what, MediaContent content, Work work) {
    return storeAll(what, List.of(content), (c, all) -> List.of(work.on(c, all.get(0)))).get(0);
  }

  /** Stores several contents, all or none. */
  List<MediaInfo> storeAll(String what, List<? extends MediaContent> contents, WorkOnAll work) {
    StorageEvent event = StorageEvent.start();
    try (Uploads uploads = Uploads.of(contents, settings.chunkSize(), settings.maxSpooledBytes())) {
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
