package io.github.mediastore.jdbc.migration;

import io.github.mediastore.Media;
import io.github.mediastore.MediaException;
import io.github.mediastore.MediaStore;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.migration.internal.connections.LedgerConnections;
import io.github.mediastore.jdbc.migration.internal.connections.Retries;
import io.github.mediastore.jdbc.migration.internal.importing.Refusal;
import io.github.mediastore.jdbc.migration.internal.ledger.Entries;
import io.github.mediastore.jdbc.migration.internal.ledger.Ledger;
import io.github.mediastore.jdbc.migration.internal.ledger.Presence;
import io.github.mediastore.jdbc.migration.internal.sources.SourceException;
import io.github.mediastore.jdbc.migration.internal.sources.SourceFolder;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Proves that a file is in the store, and takes its import back. */
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

  MigrationEntry verify(Connection connection, MigrationEntry entry) throws SQLException {
    MediaStore onIt = store.apply(connection);
    Presence presence = Presence.of(connection, onIt, ledger, entry);
    if (presence != Presence.THERE) {
      return switch (presence) {
        case TAKEN_OVER -> Entries.superseded(entry);
        case OUT_OF_STEP -> Entries.outOfStep(entry);
        default -> Entries.missing(entry);
      };
    }
    Optional<? extends Media> media = onIt.find(Objects.requireNonNull(entry.mediaId()));
    if (media.isEmpty()) {
      return Entries.missing(entry);
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
    MediaStore onIt = store.apply(connection);
    if (Presence.of(connection, onIt, ledger, known.get()) == Presence.OUT_OF_STEP) {
      return Entries.outOfStep(entry);
    }
    boolean wasThere = onIt.remove(Objects.requireNonNull(entry.mediaId()));
    MigrationEntry undone =
        wasThere
            ? Entries.gone(known.get(), Outcome.UNDONE, "Taken back")
            : Entries.superseded(known.get());
    ledger.write(connection, undone);
    return undone;
  }
}
