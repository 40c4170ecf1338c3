package io.github.mediastore.jdbc.migration.internal.ledger;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import java.sql.Connection;
import java.sql.SQLException;
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
  /** It is gone. */
  GONE,
  /** Its id names another medium: the ledger is not about this store as it is. */
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
    if (slot == null) {
      return GONE;
    }
    Set<MediaId> imported = ledger.mediaOf(connection, slot);
    // In a column that has nothing but bytes, damaged ones look like a medium of somebody's own.
    boolean isTakenOver =
        store.list(slot).stream()
            .anyMatch(m -> m.storedAt().isPresent() && !imported.contains(m.id()));
    return isTakenOver ? TAKEN_OVER : GONE;
  }

  /** Returns whether a medium is the one that an entry is about. */
  public static boolean isSame(MigrationEntry entry, MediaInfo info) {
    return Objects.equals(info.sha256(), entry.storedSha256())
        && (entry.slot() == null || info.slot().equals(entry.slot()));
  }
}
