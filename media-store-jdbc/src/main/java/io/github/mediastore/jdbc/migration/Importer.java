package io.github.mediastore.jdbc.migration;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.jdbc.migration.MigrationEntry.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file into the store, in one transaction with its row in the ledger, so that whatever
 * happens the two agree.
 */
final class Importer {

  private final SourceFolder folder;
  private final LedgerConnections connections;
  private final Ledger ledger;
  private final Function<Connection, ? extends MediaStore> store;
  private final FileContents contents;

  Importer(
      SourceFolder folder,
      LedgerConnections connections,
      Ledger ledger,
      Function<Connection, ? extends MediaStore> store,
      FileContents contents) {
    this.folder = folder;
    this.connections = connections;
    this.ledger = ledger;
    this.store = store;
    this.contents = contents;
  }

  /** Never throws for what is wrong with a file; only for a database that cannot be used. */
  MigrationEntry take(SourceFile source) {
    @Nullable MediaSlot slot = source.slot();
    @Nullable SourceException fault = source.fault();
    if (slot == null || fault != null) {
      return refuse(source, null, fault(source, Objects.requireNonNull(fault, "fault")));
    }
    ReadFile file;
    try {
      file = folder.read(source.name());
    } catch (SourceException e) {
      return refuse(source, slot, fault(source, e));
    }
    try {
      Optional<MigrationEntry> known =
          Retries.of(() -> connections.inTransaction(c -> ledger.find(c, source.name(), slot)));
      if (known.isPresent() && isSettled(known.get(), file)) {
        return unchanged(known.get());
      }
      MediaContent content = Retries.of(() -> contents.of(file));
      return Retries.of(
          () -> connections.inTransaction(c -> store(c, source, slot, file, content)));
    } catch (MediaException | IllegalStateException | IllegalArgumentException e) {
      return refuse(source, slot, Refusal.of(e).entry(source).of(file));
    }
  }

  /** Stores what a file became and writes that down, in the transaction that is under way. */
  MigrationEntry store(
      Connection connection, SourceFile source, MediaSlot slot, ReadFile file, MediaContent content)
      throws SQLException {
    // Whoever came first has committed now, or is gone.
    MigrationEntry known = ledger.lock(connection, source.name(), slot);
    if (isSettled(known, file)) {
      return unchanged(known);
    }
    MediaInfo info = write(store.apply(connection), slot, known, content);
    if (!(content instanceof CompressedImage) && !info.sha256().equals(file.sha256())) {
      throw new UnreadableUploadException("The file changed while it was stored", null);
    }
    MigrationEntry entry = MigrationEntry.imported(source, file, info);
    ledger.write(connection, entry);
    return entry;
  }

  private static boolean isSettled(MigrationEntry known, ReadFile file) {
    return known.outcome() == Outcome.SUPERSEDED || (known.isStored() && file.isSourceOf(known));
  }

  private static MigrationEntry unchanged(MigrationEntry known) {
    return known.outcome() == Outcome.SUPERSEDED
        ? known
        : known.with(Outcome.UNCHANGED, null, null);
  }

  private static MediaInfo write(
      MediaStore store, MediaSlot slot, MigrationEntry known, MediaContent content) {
    @Nullable MediaId before = known.mediaId();
    return before != null && known.isStored() && store.info(before).isPresent()
        ? store.replace(before, content)
        : store.add(slot, content);
  }

  private static MigrationEntry fault(SourceFile source, SourceException e) {
    return MigrationEntry.notImported(source, Outcome.FAILED, e.problem(), e.words());
  }

  /** What was imported before stays in the ledger: its medium is still there. */
  private MigrationEntry refuse(
      SourceFile source, @Nullable MediaSlot slot, MigrationEntry refused) {
    return Retries.of(
        () ->
            connections.inTransaction(
                connection -> {
                  if (slot == null) {
                    ledger.write(connection, refused);
                    return refused;
                  }
                  MigrationEntry known = ledger.lock(connection, source.name(), slot);
                  if (known.outcome() == Outcome.SUPERSEDED
                      || (known.outcome() == Outcome.SOURCE_REMOVED
                          && refused.problem() == MigrationEntry.Problem.MISSING)) {
                    return known;
                  }
                  if (!known.isStored()) {
                    ledger.write(connection, refused);
                  }
                  return refused;
                }));
  }
}
