package io.github.mediastore.jdbc.migration;

import io.github.mediastore.Media;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.migration.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.MigrationEntry.Problem;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
      return entry.failed(refusal.problem(), refusal.words());
    }
  }

  private MigrationEntry verify(Connection connection, MigrationEntry entry) {
    Optional<? extends Media> media =
        store.apply(connection).find(Objects.requireNonNull(entry.mediaId()));
    if (media.isEmpty()) {
      return entry.failed(Problem.MEDIUM_GONE, "The medium is gone");
    }
    return Objects.equals(digest(media.get()), entry.storedSha256())
        ? entry
        : entry.failed(Problem.DAMAGED, "The stored bytes are not those that were written");
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
   */
  List<MigrationEntry> removeSource(List<MigrationEntry> entries, FileAction action) {
    List<MigrationEntry> imported =
        entries.stream()
            .filter(entry -> entry.outcome() == Outcome.IMPORTED)
            .map(this::verify)
            .toList();
    Optional<MigrationEntry> needed = entries.stream().filter(Confirmation::needsFile).findFirst();
    if (needed.isEmpty()) {
      needed = imported.stream().filter(e -> e.outcome() == Outcome.FAILED).findFirst();
    }
    if (needed.isPresent()) {
      String slot = Optional.ofNullable(needed.get().slot()).map(MediaSlot::toString).orElse("?");
      String why = "The file is kept for %s, where it is not proved to be".formatted(slot);
      return imported.stream()
          .map(e -> e.outcome() == Outcome.FAILED ? e : e.failed(Problem.STILL_NEEDED, why))
          .toList();
    }
    return imported.isEmpty() ? imported : removeProved(imported, action);
  }

  /** Whether the next run would take the file for that slot. */
  private static boolean needsFile(MigrationEntry entry) {
    return !entry.isStored() && entry.outcome() != Outcome.SUPERSEDED;
  }

  private List<MigrationEntry> removeProved(List<MigrationEntry> imported, FileAction action) {
    String source = imported.get(0).source();
    try {
      if (Files.isSymbolicLink(folder.root().resolve(source))) {
        throw new SourceException(Problem.LINK, "The file is a link");
      }
      ReadFile file = folder.read(source);
      if (imported.stream().anyMatch(entry -> !file.isSourceOf(entry))) {
        throw new SourceException(Problem.CHANGED, "The file has changed since it was imported");
      }
      action.on(file.path());
    } catch (SourceException e) {
      return imported.stream().map(entry -> entry.failed(e.problem(), e.words())).toList();
    } catch (IOException e) {
      String why = "The file cannot be removed: " + e;
      return imported.stream().map(entry -> entry.failed(Problem.UNREADABLE, why)).toList();
    }
    return Retries.PATIENT.of(
        () ->
            connections.inTransaction(
                connection -> {
                  List<MigrationEntry> removed =
                      imported.stream()
                          .map(entry -> entry.with(Outcome.SOURCE_REMOVED, null, null))
                          .toList();
                  for (MigrationEntry entry : removed) {
                    ledger.write(connection, entry);
                  }
                  return removed;
                }));
  }

  /** Removes the medium, if the file it was made of is still there. */
  MigrationEntry undo(MigrationEntry entry) {
    try {
      if (!folder.read(entry.source()).isSourceOf(entry)) {
        return entry.failed(
            Problem.ONLY_COPY, "The file has changed: the store has the only copy of what it was");
      }
    } catch (SourceException e) {
      return entry.failed(
          Problem.ONLY_COPY, "The file is gone: the store has the only copy. " + e.words());
    }
    try {
      return Retries.PATIENT.of(
          () -> connections.inTransaction(connection -> undo(connection, entry)));
    } catch (MediaException e) {
      Refusal refusal = Refusal.of(e);
      return entry.failed(refusal.problem(), refusal.words());
    }
  }

  private MigrationEntry undo(Connection connection, MigrationEntry entry) throws SQLException {
    @Nullable MediaSlot slot = entry.slot();
    if (slot != null) {
      ledger.lock(connection, entry.source(), slot);
    }
    boolean wasThere = store.apply(connection).remove(Objects.requireNonNull(entry.mediaId()));
    MigrationEntry undone =
        wasThere
            ? entry.gone(Outcome.UNDONE, "Taken back")
            : entry.gone(Outcome.SUPERSEDED, "Somebody removed or replaced the medium");
    ledger.write(connection, undone);
    return undone;
  }

  /** What is done with a file that is no longer needed. */
  @FunctionalInterface
  interface FileAction {

    void on(Path file) throws IOException;
  }
}
