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
import io.github.mediastore.jdbc.internal.outage.Outage;
import io.github.mediastore.jdbc.internal.transactions.SqlWork;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.ledger.Presence;
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
import java.util.function.UnaryOperator;
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
  private final UnaryOperator<MediaContent> staging;
  private final Outage outage;

  public Importer(
      SourceFolder folder,
      LedgerConnections connections,
      Ledger ledger,
      Function<Connection, ? extends MediaStore> store,
      FileContents contents,
      UnaryOperator<MediaContent> staging,
      Outage outage) {
    this.folder = folder;
    this.connections = connections;
    this.ledger = ledger;
    this.store = store;
    this.contents = contents;
    this.staging = staging;
    this.outage = outage;
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
    Optional<MigrationEntry> settled = inTransaction(c -> settledUnlocked(c, source, slot, file));
    if (settled.isPresent()) {
      return settled.get();
    }
    MediaContent content;
    try {
      content = compressed(file);
    } catch (SourceException e) {
      return inTransaction(refusal(source, e));
    } catch (MediaException | IllegalStateException | IllegalArgumentException e) {
      return inTransaction(refusal(source, file, e));
    }
    try (Staging staged = new Staging(content, staging)) {
      return outage.step(
          staged::stage,
          ready ->
              connections.inTransaction(
                  c -> store(c, source, slot, file, ready, isAsItWas(content))),
          e -> inTransaction(refusal(source, file, e)));
    }
  }

  /**
   * Reads and compresses a file, and returns what is then to be done on a connection.
   *
   * @throws CompressorBusyException if it can be had later
   */
  public SqlWork<MigrationEntry> prepare(SourceFile source) {
    ReadFile file;
    try {
      file = read(source);
    } catch (SourceException e) {
      return refusal(source, e);
    }
    try {
      MediaContent content = compressed(file);
      MediaContent ready = outage.patience().of(() -> staging.apply(content));
      return connection ->
          store(connection, source, source.requireSlot(), file, ready, isAsItWas(content));
    } catch (SourceException e) {
      return refusal(source, e);
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

  private MediaContent compressed(ReadFile file) throws SourceException {
    MediaContent content = outage.patience().of(() -> contents.of(file));
    folder.requireUnchanged(file);
    return content;
  }

  private static boolean isAsItWas(MediaContent content) {
    return !(content instanceof CompressedImage);
  }

  private <T> T inTransaction(SqlWork<T> work) {
    return outage.require(() -> connections.inTransaction(work));
  }

  private MigrationEntry store(
      Connection connection,
      SourceFile source,
      MediaSlot slot,
      ReadFile file,
      MediaContent content,
      boolean isAsItWas)
      throws SQLException {
    // Whoever came first has committed now, or is gone.
    MigrationEntry known = ledger.lock(connection, source.name(), slot);
    Optional<MigrationEntry> settled =
        settled(connection, known, presence(connection, known), file);
    if (settled.isPresent()) {
      return settled.get();
    }
    MediaStore onIt = store.apply(connection);
    @Nullable MediaId before = known.isStored() ? known.mediaId() : null;
    MediaInfo info = before == null ? onIt.add(slot, content) : onIt.replace(before, content);
    if (isAsItWas && !info.sha256().equals(file.sha256())) {
      throw new UnreadableUploadException("The file changed while it was stored", null);
    }
    MigrationEntry entry = Entries.imported(source, file, info);
    ledger.writeTaken(connection, entry);
    return entry;
  }

  /** Returns what is known of a file that need not be compressed, without waiting for anybody. */
  private Optional<MigrationEntry> settledUnlocked(
      Connection connection, SourceFile source, MediaSlot slot, ReadFile file) throws SQLException {
    Optional<MigrationEntry> known = ledger.find(connection, source.name(), slot);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Presence presence = presence(connection, known.get());
    if (!known.get().isStored() || presence == Presence.THERE) {
      return settled(connection, known.get(), presence, file);
    }
    MigrationEntry sure = ledger.lock(connection, source.name(), slot);
    return settled(connection, sure, presence(connection, sure), file);
  }

  private Presence presence(Connection connection, MigrationEntry known) throws SQLException {
    return known.isStored()
        ? Presence.of(connection, store.apply(connection), ledger, known)
        : Presence.GONE;
  }

  /**
   * Decides by the ledger and by what the store holds of it. Empty if the file is to be taken, in
   * the place of a medium of its own or of none. Whoever calls it without a lock has nothing to
   * write.
   */
  private Optional<MigrationEntry> settled(
      Connection connection, MigrationEntry known, Presence presence, ReadFile file)
      throws SQLException {
    if (known.outcome() == Outcome.SUPERSEDED) {
      return Optional.of(known);
    }
    if (!known.isStored()) {
      return Optional.empty();
    }
    boolean isSame = file.isSourceOf(known);
    boolean isOnlyCopy = isFileRemoved(known);
    return switch (presence) {
      case THERE ->
          isSame
              ? Optional.of(Entries.with(known, Outcome.UNCHANGED, null, null))
              : isOnlyCopy ? Optional.of(otherFile(known)) : Optional.empty();
      case OUT_OF_STEP -> Optional.of(Entries.outOfStep(known));
      case TAKEN_OVER, REMOVED -> Optional.of(superseded(connection, known));
      case GONE -> Optional.of(Entries.missing(known));
    };
  }

  /** Whoever was killed while it removed the file may have come to that. */
  private static boolean isFileRemoved(MigrationEntry known) {
    return known.outcome() == Outcome.SOURCE_REMOVED || Entries.isBeingRemoved(known);
  }

  private static MigrationEntry otherFile(MigrationEntry known) {
    return Entries.with(
        known,
        Outcome.SOURCE_REMOVED,
        Problem.ONLY_COPY,
        "Not taken: another file is where the imported one was, of which the store has the only"
            + " copy");
  }

  private MigrationEntry superseded(Connection connection, MigrationEntry known)
      throws SQLException {
    MigrationEntry superseded = Entries.superseded(known);
    ledger.write(connection, superseded);
    return superseded;
  }

  private SqlWork<MigrationEntry> refusal(SourceFile source, SourceException e) {
    return connection ->
        refuse(connection, Entries.notImported(source, Outcome.FAILED, e.problem(), e.words()));
  }

  private SqlWork<MigrationEntry> refusal(SourceFile source, ReadFile file, RuntimeException e) {
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
    boolean isRemoved = isFileRemoved(known) && refused.problem() == Problem.MISSING;
    if (isRemoved) {
      return Entries.with(known, Outcome.SOURCE_REMOVED, null, null);
    }
    if (known.outcome() == Outcome.SUPERSEDED) {
      return known;
    }
    // What was taken back is not shown, whatever becomes of the next attempt.
    if (!known.isStored() && known.outcome() != Outcome.UNDONE) {
      ledger.write(connection, refused);
    }
    return refused;
  }
}
