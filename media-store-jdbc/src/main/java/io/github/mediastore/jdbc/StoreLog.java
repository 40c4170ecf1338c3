package io.github.mediastore.jdbc;

import io.github.mediastore.jdbc.internal.columns.MediaColumn;
import io.github.mediastore.jdbc.internal.schema.SchemaVersion;
import java.util.Collection;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once, when a store is made, where its media are and whose transactions it writes in. */
final class StoreLog {

  private static final Logger LOG = LoggerFactory.getLogger(StoreLog.class);

  private StoreLog() {}

  static String of(MediaTables tables) {
    return "the tables " + tables.in("media_slot, media, media_representation, media_chunk");
  }

  static String of(Collection<MediaColumn> columns) {
    return columns.stream()
        .map(column -> column.table() + "." + column.bytes())
        .collect(Collectors.joining(", ", "the columns ", ""));
  }

  static void joining(String place) {
    LOG.info("Media are stored in {}, in the host's transaction where there is one", place);
  }

  static void autonomous(String place) {
    LOG.info("Media are stored in {}, each write in a transaction of its own", place);
  }

  static void stepIsBusy(int attempt, int most) {
    LOG.warn(
        "The tables of media-store stay at their version for now, as they are in use (attempt {} of"
            + " {}); what needs version {} is refused until MediaSchema.create has made it",
        attempt,
        most,
        SchemaVersion.CURRENT);
  }
}
