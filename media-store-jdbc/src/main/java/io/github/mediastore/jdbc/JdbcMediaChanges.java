package io.github.mediastore.jdbc;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.RemovedBatch;
import io.github.mediastore.jdbc.internal.tables.ChunkWriter;
import io.github.mediastore.jdbc.internal.tables.MediaDescriber;
import io.github.mediastore.jdbc.internal.tables.MediaMover;
import io.github.mediastore.jdbc.internal.tables.MediaOrder;
import io.github.mediastore.jdbc.internal.tables.MediaRemover;
import io.github.mediastore.jdbc.internal.tables.SlotLocks;
import io.github.mediastore.jdbc.internal.tables.TableVersion;
import io.github.mediastore.jdbc.internal.transactions.Transactions;
import io.github.mediastore.jdbc.internal.transactions.Transactions.Undo;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What a store on tables of its own changes about media that are stored. */
abstract sealed class JdbcMediaChanges extends JdbcMediaReads permits JdbcMediaStore {

  private final MediaRemover remover;
  private final MediaOrder order;
  private final MediaChanges changes;

  JdbcMediaChanges(StoreSettings settings, Transactions transactions, TableVersion version) {
    super(settings, transactions, version);
    MediaTables tables = settings.tables();
    SlotLocks locks = new SlotLocks(version.sql(), settings.notes());
    ChunkWriter chunks = new ChunkWriter(version.sql(), settings.chunkSize());
    this.remover = new MediaRemover(version.sql(), locks);
    this.order = new MediaOrder(version.sql(), locks);
    this.changes =
        new MediaChanges(
            transactions,
            new MediaDescriber(tables::in, version, locks, chunks),
            new MediaMover(tables::in, version, order, settings.notes()));
  }

  @Override
  public MediaInfo addRenditions(
      MediaSlot slot, MediaId id, Map<String, ? extends MediaContent> renditions) {
    return changes.addRenditions(slot, id, renditions);
  }

  @Override
  public MediaInfo addRenditions(MediaId id, Map<String, ? extends MediaContent> renditions) {
    return changes.addRenditions(null, id, renditions);
  }

  @Override
  public MediaInfo describe(MediaSlot slot, MediaId id, Map<String, String> attributes) {
    return changes.describe(slot, id, attributes);
  }

  @Override
  public MediaInfo describe(MediaId id, Map<String, String> attributes) {
    return changes.describe(null, id, attributes);
  }

  @Override
  public MediaInfo move(MediaSlot from, MediaId id, MediaSlot to, int index) {
    return changes.move(from, id, to, index);
  }

  @Override
  public MediaInfo move(MediaId id, MediaSlot to, int index) {
    return changes.move(null, id, to, index);
  }

  @Override
  public MediaInfo copy(MediaSlot from, MediaId id, MediaSlot to, int index) {
    return changes.copy(from, id, to, index);
  }

  @Override
  public MediaInfo copy(MediaId id, MediaSlot to, int index) {
    return changes.copy(null, id, to, index);
  }

  @Override
  public void reorder(MediaSlot slot, List<MediaId> ids) {
    if (new HashSet<>(ids).size() < ids.size()) {
      throw new IllegalArgumentException("The order names a medium twice: " + ids);
    }
    transactions.write(
        "reorder " + slot,
        Undo.BY_STATEMENT,
        connection -> {
          order.change(connection, slot, ids);
          return slot;
        });
  }

  @Override
  public boolean remove(MediaId id) {
    return transactions.write("remove medium " + id, Undo.BY_STATEMENT, c -> remover.remove(c, id));
  }

  @Override
  public boolean remove(MediaSlot slot, MediaId id) {
    return transactions.write(
        "remove medium %s of %s".formatted(id, slot),
        Undo.BY_STATEMENT,
        c -> remover.remove(c, slot, id));
  }

  @Override
  public int clear(MediaSlot slot) {
    return transactions.write("clear " + slot, Undo.BY_STATEMENT, c -> remover.clear(c, slot));
  }

  @Override
  public int clearOwner(String ownerType, Object ownerId) {
    String owner = ownerId.toString();
    return transactions.write(
        "clear the media of %s/%s".formatted(ownerType, owner),
        Undo.BY_STATEMENT,
        c -> remover.clearOwner(c, ownerType, owner));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Each call is a transaction, or part of the host's.
   */
  @Override
  public RemovedBatch removeOlderThan(MediaKind kind, Instant instant, String after, int most) {
    requireSome(most);
    return transactions.write(
        "remove media of %s that are older than %s".formatted(kind, instant),
        Undo.BY_SAVEPOINT,
        c -> pages.removeOlderThan(c, kind, instant, after, most));
  }
}
