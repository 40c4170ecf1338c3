package io.github.mediastore.jdbc;

import io.github.mediastore.MediaAttributes;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.internal.tables.MediaDescriber;
import io.github.mediastore.jdbc.internal.tables.MediaMover;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import io.github.mediastore.jdbc.internal.upload.UploadedRendition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs what changes a stored medium; its slot is null for wherever it is. */
record MediaChanges(Transactions transactions, MediaDescriber describer, MediaMover mover) {

  MediaInfo describe(@Nullable MediaSlot slot, MediaId id, Map<String, String> attributes) {
    Map<String, String> checked = MediaAttributes.check(attributes);
    return transactions.write(
        "describe " + name(slot, id),
        Undo.BY_SAVEPOINT,
        c -> describer.describe(c, slot, id, checked));
  }

  MediaInfo addRenditions(
      @Nullable MediaSlot slot, MediaId id, Map<String, ? extends MediaContent> renditions) {
    List<UploadedRendition> read = UploadedRendition.of(renditions);
    return transactions.write(
        "add renditions to " + name(slot, id),
        Undo.BY_SAVEPOINT,
        c -> describer.addRenditions(c, slot, id, read));
  }

  MediaInfo move(@Nullable MediaSlot from, MediaId id, MediaSlot to, int index) {
    JdbcMediaReads.requireIndex(index);
    return transactions.write(
        "move %s to %s".formatted(name(from, id), to),
        Undo.BY_SAVEPOINT,
        c -> mover.move(c, from, id, to, index));
  }

  MediaInfo copy(@Nullable MediaSlot from, MediaId id, MediaSlot to, int index) {
    JdbcMediaReads.requireIndex(index);
    return transactions.write(
        "copy %s to %s".formatted(name(from, id), to),
        Undo.BY_SAVEPOINT,
        c -> mover.copy(c, from, id, to, index));
  }

  private static String name(@Nullable MediaSlot slot, MediaId id) {
    return slot == null ? "medium " + id : "medium %s of %s".formatted(id, slot);
  }
}
