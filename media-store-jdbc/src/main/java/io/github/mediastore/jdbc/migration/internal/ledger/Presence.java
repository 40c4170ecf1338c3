package io.github.mediastore.jdbc.migration.internal.ledger;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.migration.internal.ledger.StoreTables.History;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the store still holds what the ledger says of a file. An id counts only with its slot and
 * digest: tables that were emptied or restored give ids again.
 */
public enum Presence {
  /** The medium is there, in its slot, with its digest. */
  THERE,
  /** It is gone, and its slot holds a medium that no run put there: a user's own. */
  TAKEN_OVER,
  /** It alone is gone: somebody removed it. */
  REMOVED,
  /** It is gone, and nothing tells whether somebody removed it. */
  GONE,
  /** The ledger is about another store, or a later state of it. */
  OUT_OF_STEP;

  /** Looks for the medium of an entry that is stored. */
  public static Presence of(
      Connection connection, MediaStore store, Ledger ledger, MigrationEntry entry)
      throws SQLException {
    @Nullable MediaId id = entry.mediaId();
    Optional<MediaInfo> info = id == null ? Optional.empty() : store.info(id);
    if (info.isPresent()) {
      return isSame(entry, info.get()) ? THERE : OUT_OF_STEP;
    }
    @Nullable MediaSlot slot = entry.slot();
    if (id == null || slot == null) {
      return GONE;
    }
    Optional<History> history = ledger.store().of(connection, id, slot);
    if (history.map(History::isOlder).orElse(false) || !ledger.isOfThisStore(connection, entry)) {
      return OUT_OF_STEP;
    }
    List<MediaInfo> held = store.list(slot);
    if (held.isEmpty()) {
      return history.map(History::hasSlot).orElse(true) ? REMOVED : GONE;
    }
    Set<MediaId> imported = ledger.mediaOf(connection, slot);
    // In a column that has nothing but bytes, damaged ones look like a medium of somebody's own.
    if (held.stream().anyMatch(m -> m.storedAt().isPresent() && !imported.contains(m.id()))) {
      return TAKEN_OVER;
    }
    return history.isPresent() ? REMOVED : GONE;
  }

  /** Returns whether a medium is the one that an entry is about. */
  public static boolean isSame(MigrationEntry entry, MediaInfo info) {
    return Objects.equals(info.sha256(), entry.storedSha256())
        && (entry.slot() == null || info.slot().equals(entry.slot()));
  }
}
