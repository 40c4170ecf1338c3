package io.github.mediastore.jdbc.migration.internal.importing;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections.Work;
import io.github.mediastore.jdbc.migration.internal.connections.Retries;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.sources.FileContents;
import io.github.mediastore.jdbc.migration.internal.sources.ReadFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceException;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFolder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file into the store, in one transaction with its row in the ledger, so that whatever
 * happens the two agree.
 */
public final class Importer {

  private final SourceFolder folder;
  private final LedgerConnections connections;
  private final Ledger ledger;
  private final Function<Connection, ? extends MediaStore> store;
  private final FileContents contents;
  private final Retries retries;

  public Importer(
      SourceFolder folder,
      LedgerConnections connections,
      Ledger ledger,
      Function<Connection, ? extends MediaStore> store,
      FileContents contents,
      Retries retries) {
    this.folder = folder;
    this.connections = connections;
    this.ledger = ledger;
    this.store = store;
    this.contents = contents;
    this.retries = retries;
  }

  /** Never throws for what is wrong with a file; only for a database that cannot be used. */
  public MigrationEntry take(SourceFile source) {
    ReadFile file;
    try {
      file = read(source);
    } catch (SourceException e) {
      return inTransaction(refusal(source, e));
    }
    MediaSlot slot = source.requireSlot();
    Optional<MigrationEntry> known =
        retries.of(() -> connections.inTransaction(c -> ledger.find(c, source.name(), slot)));
    if (known.isPresent() && isSettled(known.get(), file)) {
      return unchanged(known.get());
    }
    try {
      return inTransaction(compressed(source, slot, file));
    } catch (MediaException | IllegalStateException | IllegalArgumentException e) {
      return inTransaction(refusal(source, file, e));
    }
  }

  /**
   * Reads and compresses a file, and returns what is then to be done on a connection.
   *
   * @throws CompressorBusyException if it can be had later
   */
  public Work<MigrationEntry> prepare(SourceFile source) {
    ReadFile file;
    try {
      file = read(source);
    } catch (SourceException e) {
      return refusal(source, e);
    }
    try {
      return compressed(source, source.requireSlot(), file);
    } catch (CompressorBusyException e) {
      throw e;
    } catch (MediaException e) {
      return refusal(source, file, e);
    }
  }

  private ReadFile read(SourceFile source) throws SourceException {
    if (source.fault() != null) {
      throw source.fault();
    }
    return folder.read(source.name());
  }

  private Work<MigrationEntry> compressed(SourceFile source, MediaSlot slot, ReadFile file) {
    try {
      MediaContent content = retries.of(() -> contents.of(file));
      folder.requireUnchanged(file);
      return connection -> store(connection, source, slot, file, content);
    } catch (SourceException e) {
      return refusal(source, e);
    }
  }

  private MigrationEntry inTransaction(Work<MigrationEntry> work) {
    return retries.of(() -> connections.inTransaction(work));
  }

  private MigrationEntry store(
      Connection connection, SourceFile source, MediaSlot slot, ReadFile file, MediaContent content)
      throws SQLException {
    // Whoever came first has committed now, or is gone.
    MigrationEntry known = ledger.lock(connection, source.name(), slot);
    if (isSettled(known, file)) {
      return unchanged(known);
    }
    MediaStore onIt = store.apply(connection);
    @Nullable MediaId before = known.isStored() ? known.mediaId() : null;
    boolean isThere = before != null && onIt.info(before).isPresent();
    if (known.outcome() == Outcome.IMPORTED && !isThere) {
      MigrationEntry gone =
          Entries.gone(known, Outcome.SUPERSEDED, "Somebody removed or replaced it");
      ledger.write(connection, gone);
      return gone;
    }
    MediaInfo info =
        before != null && isThere ? onIt.replace(before, content) : onIt.add(slot, content);
    if (!(content instanceof CompressedImage) && !info.sha256().equals(file.sha256())) {
      throw new UnreadableUploadException("The file changed while it was stored", null);
    }
    MigrationEntry entry = Entries.imported(source, file, info);
    ledger.write(connection, entry);
    return entry;
  }

  private static boolean isSettled(MigrationEntry known, ReadFile file) {
    return known.outcome() == Outcome.SUPERSEDED || (known.isStored() && file.isSourceOf(known));
  }

  private static MigrationEntry unchanged(MigrationEntry known) {
    return known.outcome() == Outcome.SUPERSEDED
        ? known
        : Entries.with(known, Outcome.UNCHANGED, null, null);
  }

  private Work<MigrationEntry> refusal(SourceFile source, SourceException e) {
    return connection ->
        refuse(connection, Entries.notImported(source, Outcome.FAILED, e.problem(), e.words()));
  }

  private Work<MigrationEntry> refusal(SourceFile source, ReadFile file, RuntimeException e) {
    return connection -> refuse(connection, Entries.ofFile(Refusal.of(e).entry(source), file));
  }

  /** Writes down why a file was not taken. What was imported of it before stays in the ledger. */
  private MigrationEntry refuse(Connection connection, MigrationEntry refused) throws SQLException {
    @Nullable MediaSlot slot = refused.slot();
    if (slot == null) {
      // An old ledger has what was imported there.
      boolean isStored =
          ledger.lockAll(connection, refused.source()).stream()
              .anyMatch(entry -> entry.slot() == null && entry.isStored());
      if (!isStored) {
        ledger.write(connection, refused);
      }
      return refused;
    }
    if (ledger.find(connection, refused.source(), slot).filter(refused::equals).isPresent()) {
      return refused; // Who only looks must not wait for others each time.
    }
    MigrationEntry known = ledger.lock(connection, refused.source(), slot);
    boolean isRemoved =
        known.outcome() == Outcome.SOURCE_REMOVED && refused.problem() == Problem.MISSING;
    if (isRemoved || known.outcome() == Outcome.SUPERSEDED) {
      return known;
    }
    // What was taken back is not shown, whatever becomes of the next attempt.
    if (!known.isStored() && known.outcome() != Outcome.UNDONE) {
      ledger.write(connection, refused);
    }
    return refused;
  }
}
