package io.github.mediastore.examples.parts.operations;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.examples.parts.media.Slots;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaStatistics.SlotUse;
import io.github.mediastore.jdbc.VerifiedBatch;
import java.util.List;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verifies the films in the tables of media-store, and that each row has one. */
@Component
class FilmVerification {

  private static final int BATCH = 100;

  private final JdbcMediaStore store;
  private final JdbcClient jdbc;

  FilmVerification(JdbcMediaStore store, JdbcClient jdbc) {
    this.store = store;
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
    List<MediaSlot> expected =
        jdbc.sql("SELECT id FROM " + table + " ORDER BY id").query(Long.class).stream()
            .map(slots::apply)
            .toList();
    store
        .list(expected)
        .forEach(
            (slot, media) -> {
              if (media.isEmpty()) {
                report.fault(slot.toString(), "the film is missing");
              }
            });
  }
}
