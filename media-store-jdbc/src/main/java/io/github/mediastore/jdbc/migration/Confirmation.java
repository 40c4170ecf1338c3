package io.github.mediastore.jdbc.migration;

import io.github.mediastore.Media;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.internal.connections.Retries;
import io.github.mediastore.jdbc.migration.internal.importing.Refusal;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.ledger.UntakenSources;
import io.github.mediastore.jdbc.migration.internal.sources.ReadFile;
import io.github.mediastore.jdbc.migration.internal.sources.SourceException;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFolder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** Proves that a file is in the store, before it is removed or its import is taken back. */
final class Confirmation {

  private static final int BUFFER = 1 << 16;

  private final SourceFolder folder;
  private final LedgerConnections connections;
  private final Ledger ledger;
  private final Function<Connection, ? extends MediaStore> store;

  Confirmation(
      SourceFolder folder,
      LedgerConnections connections,
      Ledger ledger,
      Function<Connection, ? extends MediaStore> store) {
    this.folder = folder;
    this.connections = connections;
    this.ledger = ledger;
    this.store = store;
  }

  /** Reads the medium and holds it to the digest that was written with it. */
  MigrationEntry verify(MigrationEntry entry) {
    try {
      return Retries.PATIENT.of(
          () -> connections.inTransaction(connection -> verify(connection, entry)));
    } catch (MediaException e) {
      Refusal refusal = Refusal.of(e);
      return Entries.failed(entry, refusal.problem(), refusal.words());
    }
  }

  private MigrationEntry verify(Connection connection, MigrationEntry entry) {
    Optional<? extends Media> media =
        store.apply(connection).find(Objects.requireNonNull(entry.mediaId()));
    if (media.isEmpty()) {
      return Entries.failed(entry, Problem.MEDIUM_GONE, "The medium is gone");
    }
    return Objects.equals(digest(media.get()), entry.storedSha256())
        ? entry
        : Entries.failed(
            entry, Problem.DAMAGED, "The stored bytes are not those that were written");
  }

  private static Sha256 digest(Media media) {
    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = media.openStream()) {
      for (int n = in.read(buffer); n != -1; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sha256.ofDigest(digest.digest());
  }

  /**
   * Does something with a file, if its medium is whole in each slot it belongs to, and the file
   * what was imported.
   *
   * @param entries all of the ledger's about that file
   * @param untaken the slots that it belongs to as well, and where it is not yet
   */
  List<MigrationEntry> removeSource(
      List<MigrationEntry> entries, List<MigrationEntry> untaken, FileAction action) {
    List<MigrationEntry> imported =
        entries.stream().filter(entry -> entry.outcome() == Outcome.IMPORTED).toList();
    if (imported.isEmpty()) {
      return imported;
    }
    AtomicBoolean isRemoved = new AtomicBoolean();
    FileAction once =
        file -> {
          if (!isRemoved.get()) {
            action.on(file);
            isRemoved.set(true);
          }
        };
    String source = imported.get(0).source();
    try {
      return Retries.PATIENT.of(
          () ->
              connections.inTransaction(
                  connection -> {
                    // Nobody takes anything back between the proof and the removal.
                    List<MigrationEntry> known = ledger.lockAll(connection, source);
                    return isRemoved.get()
                        ? removed(connection, known)
                        : removeSource(connection, known, untaken, once);
                  }));
    } catch (MediaException e) {
      Refusal refusal = Refusal.of(e);
      String words =
          isRemoved.get()
              ? "The file was removed, but the ledger could not be written: " + refusal.words()
              : refusal.words();
      return imported.stream()
          .map(entry -> Entries.failed(entry, refusal.problem(), words))
          .toList();
    }
  }

  private List<MigrationEntry> removeSource(
      Connection connection,
      List<MigrationEntry> known,
      List<MigrationEntry> untaken,
      FileAction action)
      throws SQLException {
    List<MigrationEntry> imported =
        known.stream()
            .filter(entry -> entry.outcome() == Outcome.IMPORTED)
            .map(entry -> verify(connection, entry))
            .toList();
    if (imported.isEmpty()) {
      return imported;
    }
    Optional<MigrationEntry> needed =
        Stream.of(
                known.stream().filter(Confirmation::needsFile),
                untaken.stream().filter(e -> UntakenSources.isWithout(known, e.slot())),
                imported.stream().filter(e -> e.outcome() == Outcome.FAILED))
            .flatMap(Function.identity())
            .findFirst();
    if (needed.isPresent()) {
      String slot = Optional.ofNullable(needed.get().slot()).map(MediaSlot::toString).orElse("?");
      String why = "The file is kept for %s, where it is not proved to be".formatted(slot);
      return imported.stream()
          .map(
              e -> e.outcome() == Outcome.FAILED ? e : Entries.failed(e, Problem.STILL_NEEDED, why))
          .toList();
    }
    try {
      ReadFile file = readItself(imported.get(0).source());
      if (known.stream().anyMatch(entry -> entry.isStored() && !file.isSourceOf(entry))) {
        throw new SourceException(Problem.CHANGED, "The file has changed since it was imported");
      }
      List<MigrationEntry> removed = removed(connection, imported);
      action.on(file.path());
      return removed;
    } catch (SourceException e) {
      connection.rollback();
      return imported.stream().map(entry -> Entries.failed(entry, e.problem(), e.words())).toList();
    } catch (IOException e) {
      connection.rollback();
      String why = "The file cannot be removed: " + e;
      return imported.stream()
          .map(entry -> Entries.failed(entry, Problem.UNREADABLE, why))
          .toList();
    }
  }

  /** Whether the next run would take the file for that slot. */
  private static boolean needsFile(MigrationEntry entry) {
    return !entry.isStored() && entry.outcome() != Outcome.SUPERSEDED;
  }

  /** Reads a file that no link leads to: what that leads to may be another's. */
  private ReadFile readItself(String source) throws SourceException, IOException {
    if (Files.isSymbolicLink(folder.root().resolve(source))) {
      throw new SourceException(Problem.LINK, "The file is a link");
    }
    ReadFile file = folder.read(source);
    if (!file.path().equals(folder.root().toRealPath().resolve(source))) {
      throw new SourceException(Problem.LINK, "The file lies behind a link");
    }
    return file;
  }

  private List<MigrationEntry> removed(Connection connection, List<MigrationEntry> known)
      throws SQLException {
    List<MigrationEntry> removed =
        known.stream()
            .filter(MigrationEntry::isStored)
            .map(entry -> Entries.with(entry, Outcome.SOURCE_REMOVED, null, null))
            .toList();
    for (MigrationEntry entry : removed) {
      ledger.write(connection, entry);
    }
    return removed;
  }

  /** Removes the medium, if the file it was made of is still there. */
  MigrationEntry undo(MigrationEntry entry) {
    try {
      return Retries.PATIENT.of(
          () -> connections.inTransaction(connection -> undo(connection, entry)));
    } catch (MediaException e) {
      Refusal refusal = Refusal.of(e);
      return Entries.failed(entry, refusal.problem(), refusal.words());
    }
  }

  private MigrationEntry undo(Connection connection, MigrationEntry entry) throws SQLException {
    // From here on nobody removes the file.
    Optional<MigrationEntry> known =
        ledger.lockAll(connection, entry.source()).stream()
            .filter(each -> Objects.equals(each.slot(), entry.slot()))
            .findFirst();
    if (known.isPresent() && !known.get().isStored()) {
      return known.get();
    }
    if (known.isEmpty() || !Objects.equals(known.get().mediaId(), entry.mediaId())) {
      return Entries.failed(entry, Problem.CHANGED, "The file was taken again meanwhile");
    }
    try {
      if (!folder.read(entry.source()).isSourceOf(known.get())) {
        return Entries.failed(
            entry,
            Problem.ONLY_COPY,
            "The file has changed: the store has the only copy of what it was");
      }
    } catch (SourceException e) {
      return Entries.failed(
          entry, Problem.ONLY_COPY, "The file is gone: the store has the only copy. " + e.words());
    }
    boolean wasThere = store.apply(connection).remove(Objects.requireNonNull(entry.mediaId()));
    MigrationEntry undone =
        wasThere
            ? Entries.gone(known.get(), Outcome.UNDONE, "Taken back")
            : Entries.gone(
                known.get(), Outcome.SUPERSEDED, "Somebody removed or replaced the medium");
    ledger.write(connection, undone);
    return undone;
  }

  /** What is done with a file that is no longer needed. */
  @FunctionalInterface
  interface FileAction {

    void on(Path file) throws IOException;
  }
}
