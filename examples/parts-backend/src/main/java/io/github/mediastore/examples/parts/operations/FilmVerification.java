package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaStatistics.SlotUse;
import io.github.mediastore.jdbc.VerifiedBatch;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verifies the films in the tables of media-store, and that each row has one. */
@Component
class FilmVerification {

  private static final int BATCH = 100;

  private final JdbcMediaStore store;
  private final JdbcClient jdbc;

  FilmVerification(ObservedMediaStore<JdbcMediaStore> films, JdbcClient jdbc) {
    this.store = films.store();
    this.jdbc = jdbc;
  }

  void verify(VerificationReport report) {
    long bytes = store.statistics().slots().stream().mapToLong(SlotUse::bytes).sum();
    report.read(0, bytes);
    VerifiedBatch batch = store.verify(0, BATCH);
    while (batch.count() > 0) {
      report.read(batch.count(), 0);
      batch.damaged().forEach(d -> report.fault(d.slot().toString(), d.description()));
      batch = store.verify(batch.last(), BATCH);
    }
    missing("support_videos", Slots::supportVideo, report);
    missing("part_videos", Slots::partVideo, report);
  }

  private void missing(String table, LongFunction<MediaSlot> slots, VerificationReport report) {
    List<Long> ids = jdbc.sql("SELECT id FROM " + table + " ORDER BY id").query(Long.class).list();
    Map<MediaSlot, List<MediaInfo>> media = store.list(ids.stream().map(slots::apply).toList());
    for (long id : ids) {
      MediaSlot slot = slots.apply(id);
      if (media.getOrDefault(slot, List.of()).isEmpty() && isThere(table, id)) {
        report.fault(slot.toString(), "the video is missing");
      }
    }
  }

  /** Looks again: somebody may have removed row and film since the rows were read. */
  private boolean isThere(String table, long id) {
    return jdbc.sql("SELECT id FROM " + table + " WHERE id = ?")
        .param(id)
        .query(Long.class)
        .optional()
        .isPresent();
  }
}
